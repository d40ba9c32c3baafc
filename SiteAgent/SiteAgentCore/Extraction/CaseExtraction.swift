import CanonicalEncoding
import FeatureNomenclature
import Foundation
import ImageFiles
import Imaging
import Radiomics
import Study

/// Turns one case into its feature row, or into a named exclusion.
struct CaseExtraction: Sendable {
    let input: CaseInput

    /// What is kept of a case.
    func outcome(content: CaseContent) -> StoredCase.Outcome {
        do {
            return .features(try features(expecting: content))
        } catch {
            return .excluded(error.reason, detail: error.detail)
        }
    }

    private func features(expecting content: CaseContent) throws(Exclusion) -> [String: Double] {
        let (image, mask) = try imageAndMask(expecting: content)
        try checkTolerances(image.grid)
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

    private func imageAndMask(expecting content: CaseContent) throws(Exclusion) -> (Volume<Raw>, Mask) {
        switch input.recipe.source {
        case .row:
            let image = try volume(at: 0, expecting: content)
            return (image, try mask(at: 0, expecting: content))
        case .fit(_, let bValues, let fit):
            var images: [Volume<Raw>] = []
            for position in input.sources.indices { images.append(try volume(at: position, expecting: content)) }
            let map = try Self.fit(images, bValues: bValues, fit)
            return (map, try maskForFit(on: map.grid, expecting: content))
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
    private func maskForFit(on grid: VoxelGrid, expecting content: CaseContent) throws(Exclusion) -> Mask {
        var failure: Exclusion?
        for position in input.sources.indices {
            do {
                let mask = try mask(at: position, expecting: content)
                guard let mismatch = grid.mismatch(with: mask.grid) else { return mask }
                failure = failure ?? Exclusion(.gridMismatch, "\(mismatch)")
            } catch {
                failure = failure ?? error
            }
        }
        throw failure ?? Exclusion(.missingSeries, "no image to fit")
    }

    private func volume(at position: Int, expecting content: CaseContent) throws(Exclusion) -> Volume<Raw> {
        do throws(ImageFileError) {
            let bytes = try NIfTIFile.read(input.sources[position].image)
            guard SHA256Digest(hashing: bytes) == content.images[position] else { throw .unreadable(Self.changed) }
            return try NIfTIFile.volume(bytes)
        } catch {
            throw Exclusion(.unreadableImage, "\(error)")
        }
    }

    private func mask(at position: Int, expecting content: CaseContent) throws(Exclusion) -> Mask {
        let source = input.sources[position]
        do throws(ImageFileError) {
            let bytes = try NIfTIFile.read(source.mask)
            guard SHA256Digest(hashing: bytes) == content.masks[position] else { throw .unreadable(Self.changed) }
            return try NIfTIFile.mask(bytes, label: source.label)
        } catch {
            throw Exclusion(.unreadableMask, "\(error)")
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

    /// Checks what a NIfTI file tells of the acquisition, which is the spacing alone.
    private func checkTolerances(_ grid: VoxelGrid) throws(Exclusion) {
        for tolerance in input.recipe.tolerances {
            let spacings: [Double] =
                switch tolerance.field {
                case .inPlaneSpacing: [grid.spacing.x, grid.spacing.y]
                case .sliceSpacing: [grid.spacing.z]
                default: []
                }
            for spacing in spacings where !tolerance.accepts((spacing * 1e4).rounded() / 1e4) {
                throw Exclusion(
                    .outsideTolerance,
                    "\(tolerance.field.rawValue) is \((spacing * 1e3).rounded() / 1e3); the study accepts "
                        + "\(tolerance.minimum) to \(tolerance.maximum)"
                )
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
