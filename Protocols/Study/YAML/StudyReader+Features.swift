import FeatureNomenclature
import YAMLDocuments
import Yams

extension StudyReader {
    mutating func features() -> FeatureSelection {
        var section = root.mapping("features", "write standard, discretise, families and minimum_voxels below it")
        let standard = section.word("standard", later: ["pyradiomics"]) ?? FeatureSelection.Standard.ibsi1
        let resampling = Resampling(&section)
        let discretisation = Self.discretisation(&section)
        section.onlyWord("filters", "none", later: ["log", "wavelet", "laws", "gabor", "mean", "riesz"])
        let families = section.words("families", of: FeatureFamily.self, isRequired: true)
        let selection = FeatureSelection(
            standard: standard,
            inPlaneSpacing: resampling.inPlane,
            sliceSpacing: resampling.slices,
            imageInterpolation: resampling.image,
            maskThreshold: resampling.maskThreshold,
            discretisation: discretisation,
            families: families ?? [],
            features: Self.tags(&section),
            minimumVoxels: section.integer("minimum_voxels", "write the fewest voxels of a lesion, such as 64")
        )
        section.finish()
        return selection
    }

    private static func tags(_ section: inout YAMLMapping) -> [String]? {
        let remedy = "list tags such as [stat_mean, morph_volume], or leave it out for all of the families"
        guard let nodes = section.list("only", remedy) else { return nil }
        let tags = nodes.map { section.scalar($0, "only", remedy) }
        if Set(tags).count < tags.count { section.report.add(section.full("only"), "lists a tag twice", remedy) }
        return tags
    }

    private static func discretisation(_ section: inout YAMLMapping) -> DiscretisationRule {
        let remedy = "write {fixed_bin_number: 32} or {fixed_bin_size: 25, first_edge: 0}"
        var fields = section.mapping("discretise", remedy)
        let (hasNumber, hasSize) = (fields.has("fixed_bin_number"), fields.has("fixed_bin_size"))
        let count = fields.optionalInteger("fixed_bin_number", "write a whole number, such as 32")
        let size = fields.optionalNumber("fixed_bin_size", "write the size in units of intensity, such as 25")
        let edge = fields.optionalNumber("first_edge", "write an intensity, such as 0, or leave it out")
        fields.finish()
        if section.has("discretise"), fields.isReadable, hasNumber == hasSize {
            let reason = hasNumber ? "has both a number and a size of bins" : "says neither a number nor a size of bins"
            section.report.add(section.full("discretise"), reason, remedy)
        }
        if hasNumber, edge != nil {
            section.report.add(fields.full("first_edge"), "goes with fixed_bin_size only", "take it out")
        }
        return hasSize ? .fixedBinSize(size ?? 0, firstEdge: edge) : .fixedBinNumber(count ?? 0)
    }
}

/// The keys below `features.resample_mm`.
private struct Resampling {
    let inPlane: Double?
    let slices: Double?
    let image: InterpolationRule
    let maskThreshold: Double

    init(_ section: inout YAMLMapping) {
        let remedy = "write {in_plane: 1.75, slices: keep, image: cubic}"
        var fields = section.mapping("resample_mm", remedy, isRequired: false)
        let spacing = "write millimetres such as 1.75, or keep"
        inPlane = fields.optionalNumber("in_plane", orNone: "keep", spacing)
        slices = fields.optionalNumber("slices", orNone: "keep", spacing)
        image = fields.word("image", standard: .cubic) ?? .cubic
        fields.onlyWord("mask", "linear", later: ["nearest", "cubic"])
        maskThreshold = fields.number("mask_threshold", "write a fraction, such as 0.5", standard: 0.5)
        fields.finish()
    }
}
