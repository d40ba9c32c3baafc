import CanonicalEncoding
import DICOM
import FeatureNomenclature
import Foundation
import Imaging
import Radiomics
import Study

/// Turns one case into its feature row, or into a named exclusion.
struct CaseExtraction: Sendable {
    let input: CaseInput
    let images: LocalImages

    /// What is kept of a case.
    func outcome(content: CaseContent) -> (outcome: StoredCase.Outcome, warnings: [String]) {
        do {
            let (image, mask) = try imageAndMask(expecting: content)
            return (.features(try features(of: image, in: mask.mask)), image.warnings + mask.warnings)
        } catch {
            return (.excluded(error.reason, detail: error.detail), [])
        }
    }

    private func features(of found: LocalImage, in mask: Mask) throws(Exclusion) -> [String: Double] {
        try checkTolerances(found)
        let image = found.volume
        try checkPlausibility(of: image, in: mask)
        let features: LesionFeatures
        do {
            features = try FeatureExtraction(settings: input.recipe.settings).extract(from: image, mask: mask)
        } catch {
            throw Exclusion(error)
        }
        return try values(features)
    }

    private func values(_ features: LesionFeatures) throws(Exclusion) -> [String: Double] {
        var values: [String: Double] = [:]
        let wanted = Set(input.recipe.tags)
        for value in features.values where wanted.contains(value.feature.tag) {
            switch value.value {
            case .value(let number): values[value.feature.tag] = number
            case .undefined(let reason):
                throw Exclusion(.undefinedFeature, "\(value.feature.tag) has no value: \(reason.rawValue)")
            }
        }
        guard values.count == wanted.count else {
            let missing = wanted.subtracting(values.keys).sorted().prefix(3).joined(separator: ", ")
            throw Exclusion(.undefinedFeature, "this version does not compute \(missing)")
        }
        return values
    }

    // MARK: Images

    private func imageAndMask(expecting content: CaseContent) throws(Exclusion) -> (LocalImage, LocalMask) {
        switch input.recipe.source {
        case .row:
            let image = try image(at: 0, expecting: content)
            return (image, try mask(at: 0, on: image, expecting: content))
        case .fit(_, let bValues, let fit):
            var images: [LocalImage] = []
            for position in input.sources.indices { images.append(try image(at: position, expecting: content)) }
            let map = try Self.fit(images.map(\.volume), bValues: bValues, fit)
            var image = LocalImage(volume: map, holdsWholeNumbers: false, origin: nil)
            image.warnings = images.flatMap(\.warnings)
            return (image, try maskForFit(on: images, expecting: content))
        }
    }

    private static func fit(
        _ images: [Volume<Raw>],
        bValues: [Double],
        _ fit: DiffusionFit
    ) throws(Exclusion) -> Volume<Raw> {
        do {
            return try ApparentDiffusion(images: images, bValues: bValues, fit: fit).map
        } catch {
            throw Exclusion(error)
        }
    }

    /// The first mask of the fitted images, from the lowest b-value on, that lies on the map's grid.
    private func maskForFit(on images: [LocalImage], expecting content: CaseContent) throws(Exclusion) -> LocalMask {
        var failure: Exclusion?
        for (position, image) in images.enumerated() {
            do {
                let mask = try mask(at: position, on: image, expecting: content)
                guard let mismatch = image.volume.grid.mismatch(with: mask.mask.grid) else { return mask }
                failure = failure ?? Exclusion(.gridMismatch, "\(mismatch)")
            } catch {
                failure = failure ?? error
            }
        }
        throw failure ?? Exclusion(.missingSeries, "no image to fit")
    }

    private func image(at position: Int, expecting content: CaseContent) throws(Exclusion) -> LocalImage {
        let file = input.sources[position].image
        let image = try images.image(file)
        try check(file, is: content.images[position], else: .unreadableImage)
        try checkKind(of: image, for: input.recipe.definitions[position])
        return image
    }

    /// Refuses a DICOM image that shows something else than its row says; other files do not tell.
    private func checkKind(of image: LocalImage, for series: SeriesDefinition) throws(Exclusion) {
        guard let origin = image.origin else { return }
        switch series.match(origin) {
        // Whoever named an uncertain image in the row has decided.
        case .candidate, .uncertain: return
        case .unusable(let exclusion): throw exclusion
        case .other: throw Exclusion(.missingSeries, "the row's image is none of \(series.name), but a \(origin.title)")
        }
    }

    private func mask(
        at position: Int,
        on image: LocalImage,
        expecting content: CaseContent
    ) throws(Exclusion) -> LocalMask {
        let source = input.sources[position]
        let mask = try images.mask(source.mask, label: source.label, on: image)
        try check(source.mask, is: content.masks[position], else: .unreadableMask)
        return mask
    }

    /// What was read is what was hashed before, unless somebody changed it in between.
    private func check(
        _ file: URL,
        is digest: SHA256Digest,
        else reason: ExclusionReason
    ) throws(Exclusion) {
        guard let now = try? CaseContent.digest(of: file), now == digest else {
            throw Exclusion(reason, Self.changed)
        }
    }

    private static let changed = "it changed while it was read; extract again"

    // MARK: Plausibility

    /// Refuses an ADC map in another unit, which would put the whole lesion into one bin; other images pass.
    ///
    /// A mask that does not fit the image is left to the extraction, which names it.
    private func checkPlausibility(of image: Volume<Raw>, in mask: Mask) throws(Exclusion) {
        guard let plausibility = input.recipe.plausibility, mask.voxelCount > 0,
            image.grid.mismatch(with: mask.grid) == nil
        else { return }
        let objection: ImplausibleDiffusion?
        do {
            objection = try plausibility.objection(to: image, in: mask)
        } catch {
            throw Exclusion(error)
        }
        if let objection { throw Exclusion(.implausibleADC, "\(objection)") }
    }

    // MARK: Tolerances

    /// Checks what the files tell of the acquisition: of a NIfTI file, the spacing alone.
    private func checkTolerances(_ image: LocalImage) throws(Exclusion) {
        for tolerance in input.recipe.tolerances {
            let values = tolerance.field.values(of: image.volume.grid, image.origin?.acquisition)
            if let objection = tolerance.objection(to: values, filesTell: image.origin != nil) {
                throw Exclusion(.outsideTolerance, objection)
            }
        }
    }
}

extension Exclusion {
    init(_ error: RadiomicsError) {
        let reason: ExclusionReason =
            switch error {
            case .gridMismatch: .gridMismatch
            case .emptyMask: .emptyMask
            case .tooFewVoxels: .tooFewVoxels
            default: .notComputable
            }
        self.init(reason, "\(error)")
    }

    init(_ error: ImagingError) {
        let reason: ExclusionReason =
            switch error {
            case .gridMismatch: .gridMismatch
            case .emptyMask: .emptyMask
            default: .notComputable
            }
        self.init(reason, "\(error)")
    }
}
