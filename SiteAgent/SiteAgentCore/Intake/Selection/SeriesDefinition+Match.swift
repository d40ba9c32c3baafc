import DICOM
import Imaging
import Study

/// How an image fits a series of a study.
enum SeriesMatch: Sendable {
    /// It shows something else.
    case other

    /// It may be meant.
    case candidate

    /// Only a person can tell: the files do not say what it is weighted by.
    case uncertain

    /// It shows what the series asks for and cannot be used.
    case unusable(Exclusion)
}

extension SeriesDefinition {
    /// Whether an image may be what the series asks for: its kind and b-value, then its geometry and acquisition.
    func match(_ volume: ImageVolume) -> SeriesMatch {
        switch (kind, volume.kind) {
        case (.diffusionWeighted, .diffusionWeighted):
            guard let measured = volume.bValue else {
                return .unusable(Exclusion(.bValueAbsent, "no file tells the b-value"))
            }
            let classified = volume.diffusion.isUnweighted ? 0 : measured.rounded()
            guard let bValue, classified == Double(bValue) else { return .other }
        case (.diffusionWeighted, .anatomical(.unknown)):
            // Made from other images, and no file tells whether it is their average or was calculated.
            guard let bValue, volume.diffusion.bValue?.rounded() == Double(bValue), bValue > 0 else { return .other }
            return volume.series.modality == "MR" && objection(to: volume) == nil ? .uncertain : .other
        case (.apparentDiffusion, .apparentDiffusion), (.t2Weighted, .anatomical(.t2)), (.t1Weighted, .anatomical(.t1)):
            break
        case (.t2Weighted, .anatomical(.unknown)), (.t1Weighted, .anatomical(.unknown)):
            // What is wrong with an image that was hardly meant is no reason for anything.
            return volume.series.modality == "MR" && objection(to: volume) == nil ? .uncertain : .other
        default: return .other
        }
        return objection(to: volume).map { .unusable($0) } ?? .candidate
    }

    /// What is wrong with the geometry or the acquisition of an image; `nil` if nothing is.
    private func objection(to volume: ImageVolume) -> Exclusion? {
        switch volume.geometry {
        case .failure(let defect): return Exclusion(defect)
        case .success(let grid):
            for tolerance in tolerances {
                let values = tolerance.field.values(of: grid, volume.acquisition)
                if let objection = tolerance.objection(to: values, filesTell: true) {
                    return Exclusion(.outsideTolerance, objection)
                }
            }
            return nil
        }
    }
}
