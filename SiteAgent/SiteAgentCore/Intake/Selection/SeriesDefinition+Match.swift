import DICOM
import Imaging
import Study

/// How an image fits a series of a study.
enum SeriesMatch: Sendable {
    /// It shows something else.
    case other

    /// It may be meant.
    case candidate

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
        case (.apparentDiffusion, .apparentDiffusion), (.t2Weighted, .anatomical(.t2)), (.t1Weighted, .anatomical(.t1)):
            break
        default: return .other
        }
        switch volume.geometry {
        case .failure(let defect): return .unusable(Exclusion(defect))
        case .success(let grid):
            for tolerance in tolerances {
                let values = tolerance.field.values(of: grid, volume.acquisition)
                if let objection = tolerance.objection(to: values, filesTell: true) {
                    return .unusable(Exclusion(.outsideTolerance, objection))
                }
            }
            return .candidate
        }
    }
}
