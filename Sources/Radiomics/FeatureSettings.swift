public import FeatureNomenclature
public import Imaging

/// Everything that decides the value of a feature; a study fixes it before any image is read.
public struct FeatureSettings: Sendable, Hashable {
    /// The voxel spacing inside a slice in mm; `nil` keeps the image's.
    public let inPlaneSpacing: Double?

    /// The distance between slices in mm; `nil` keeps the image's.
    public let sliceSpacing: Double?

    /// How intensities between voxels are found.
    public let imageInterpolation: Interpolation

    /// From which (linearly interpolated) membership on a voxel is inside, above 0 and up to 1.
    public let maskThreshold: Double

    /// Whether intensities are rounded to whole numbers after resampling, as for CT.
    public let roundsIntensities: Bool

    /// What follows from the intensities for the mask: voxels out of range are left out of all but shape features.
    public let resegmentation: Resegmentation

    /// How intensities become grey levels.
    public let discretisation: Discretisation

    /// How texture matrices are merged.
    public let merging: TextureMerging

    /// The families to compute.
    public let families: [FeatureFamily]

    /// The fewest voxels that a region may have, on the grid features are computed on; at least 1.
    public let minimumVoxels: Int

    /// Creates settings; ``FeatureExtraction/init(settings:)`` checks them.
    public init(
        inPlaneSpacing: Double? = nil,
        sliceSpacing: Double? = nil,
        imageInterpolation: Interpolation = .cubic,
        maskThreshold: Double = 0.5,
        roundsIntensities: Bool = false,
        resegmentation: Resegmentation = .none,
        discretisation: Discretisation = .fixedBinNumber(32),
        merging: TextureMerging = .volumeMerged,
        families: [FeatureFamily] = FeatureFamily.allCases,
        minimumVoxels: Int = 1
    ) {
        self.inPlaneSpacing = inPlaneSpacing
        self.sliceSpacing = sliceSpacing
        self.imageInterpolation = imageInterpolation
        self.maskThreshold = maskThreshold
        self.roundsIntensities = roundsIntensities
        self.resegmentation = resegmentation
        self.discretisation = discretisation
        self.merging = merging
        self.families = families
        self.minimumVoxels = minimumVoxels
    }

    /// The features that an extraction with these settings gives, in this order.
    public var features: [Feature] { FeatureCatalogue.features(of: families, merging: merging) }
}

extension FeatureSettings {
    func check() throws(RadiomicsError) {
        for (field, spacing) in [("in-plane spacing", inPlaneSpacing), ("slice spacing", sliceSpacing)] {
            guard let spacing else { continue }
            guard (0.01...100).contains(spacing) else {
                throw .badSetting(field: field, value: "\(spacing) mm", expected: "0.01 to 100 mm")
            }
        }
        guard maskThreshold > 0, maskThreshold <= 1 else {
            throw .badSetting(field: "mask threshold", value: "\(maskThreshold)", expected: "above 0 and up to 1")
        }
        guard minimumVoxels >= 1 else {
            throw .badSetting(field: "minimum voxels", value: "\(minimumVoxels)", expected: "1 or more")
        }
        guard !families.isEmpty else {
            throw .badSetting(field: "families", value: "empty", expected: "at least one family of features")
        }
        try discretisation.check()
        try resegmentation.check()
    }
}
