public import CanonicalEncoding
public import FeatureNomenclature

/// How the images of every series become numbers.
public struct FeatureSelection: Hashable, Sendable, JSONRepresentable {
    /// Whose definitions the features follow.
    public enum Standard: String, Sendable, CaseIterable {
        /// The Image Biomarker Standardisation Initiative's reference manual (doi 10.1148/radiol.2020191145).
        case ibsi1 = "ibsi-1"
    }

    /// Whose definitions the features follow.
    public var standard: Standard

    /// Distance between voxel centres in the slice after resampling, in millimetres; `nil` keeps the image's own.
    public var inPlaneSpacing: Double?

    /// Distance between slices after resampling, in millimetres; `nil` keeps the image's own.
    public var sliceSpacing: Double?

    /// How intensities are found when an image is resampled.
    public var imageInterpolation: InterpolationRule

    /// A resampled mask's voxel belongs to the lesion from this fraction on; masks are interpolated linearly.
    public var maskThreshold: Double

    /// How intensities become grey levels.
    public var discretisation: DiscretisationRule

    /// The feature families that are computed, in the order of the vocabulary.
    public var families: [FeatureFamily]

    /// The tags of the features of every series, in the catalogue's order.
    public var features: [String]

    /// A lesion with fewer voxels after resampling is excluded.
    public var minimumVoxels: Int

    /// Creates a selection; without `features`, all of the families that IBSI agreed on.
    public init(
        standard: Standard = .ibsi1,
        inPlaneSpacing: Double? = nil,
        sliceSpacing: Double? = nil,
        imageInterpolation: InterpolationRule = .cubic,
        maskThreshold: Double = 0.5,
        discretisation: DiscretisationRule,
        families: [FeatureFamily],
        features: [String]? = nil,
        minimumVoxels: Int
    ) {
        self.standard = standard
        self.inPlaneSpacing = inPlaneSpacing
        self.sliceSpacing = sliceSpacing
        self.imageInterpolation = imageInterpolation
        self.maskThreshold = maskThreshold
        self.discretisation = discretisation
        self.families = FeatureFamily.allCases.filter(families.contains)
        let catalogue = FeatureCatalogue.features(of: self.families).map(\.tag)
        self.features = features.map { Self.ordered($0, by: catalogue) } ?? Self.standardised(self.families)
        self.minimumVoxels = minimumVoxels
    }

    /// What a study has that names no features: those that IBSI agreed on.
    private static func standardised(_ families: [FeatureFamily]) -> [String] {
        FeatureCatalogue.features(of: families).filter(\.isStandardised).map(\.tag)
    }

    /// Known tags in the catalogue's order, then those that the families do not have, for the rules to find.
    private static func ordered(_ tags: [String], by catalogue: [String]) -> [String] {
        let wanted = Set(tags)
        let known = Set(catalogue)
        return catalogue.filter(wanted.contains) + wanted.subtracting(known).sorted()
    }

    /// The selection as canonical JSON.
    public var json: JSONValue {
        .object([
            "standard": .string(standard.rawValue), "in_plane_mm": .optional(inPlaneSpacing),
            "slices_mm": .optional(sliceSpacing), "image": .string(imageInterpolation.rawValue),
            "mask_threshold": .string(maskThreshold.decimalString), "discretise": discretisation.json,
            "families": .strings(families.map(\.rawValue)), "features": .strings(features),
            "minimum_voxels": .int(minimumVoxels),
        ])
    }

    /// Reads a selection; unknown fields and other orders are refused.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json, path: "features")
        self.init(
            standard: try fields.word("standard"),
            inPlaneSpacing: try fields.doubleOrNull("in_plane_mm"),
            sliceSpacing: try fields.doubleOrNull("slices_mm"),
            imageInterpolation: try fields.word("image"),
            maskThreshold: try fields.double("mask_threshold"),
            discretisation: try DiscretisationRule(json: fields.value("discretise")),
            families: try fields.words("families"),
            features: try fields.strings("features"),
            minimumVoxels: try fields.int("minimum_voxels")
        )
        try fields.finish()
        guard self.json == json else {
            throw JSONError(path: "features", reason: "must list families and features once, in the catalogue's order")
        }
    }
}
