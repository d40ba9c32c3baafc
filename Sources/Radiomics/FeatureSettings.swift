public import FeatureNomenclature
public import Imaging

/// Everything that decides the value of a feature; a study fixes it before any image is read.
public struct FeatureSettings: Sendable, Hashable {
    /// The voxel spacing inside a slice in mm; `nil` keeps the image's.
    public var inPlaneSpacing: Double?

    /// The distance between slices in mm; `nil` keeps the image's.
    public var sliceSpacing: Double?

    /// How intensities between voxels are found.
    public var imageInterpolation: Interpolation

    /// From which (linearly interpolated) membership on a voxel is inside, above 0 and up to 1.
    public var maskThreshold: Double

    /// Whether intensities are rounded to whole numbers after resampling, as for CT.
    public var roundsIntensities: Bool

    /// What follows from the intensities for the mask: voxels out of range are left out of all but shape features.
    public var resegmentation: Resegmentation

    /// How intensities become grey levels.
    public var discretisation: Discretisation

    /// At which intensities the intensity-volume histogram is read.
    public var intensityVolumeHistogram: IntensityVolumeHistogramBins

    /// How texture matrices are merged.
    public var merging: TextureMerging

    /// The families to compute.
    public var families: [FeatureFamily]

    /// The stems of features of these families that are not wanted.
    ///
    /// Moran's I and Geary's C of a large region take longer than all other features together.
    public var leftOut: Set<String>

    /// The fewest voxels that a region may have, on the grid features are computed on; at least 1.
    public var minimumVoxels: Int

    /// With fewer voxels than this a lesion comes with a warning.
    public var advisedVoxels: Int

    /// Creates settings; ``FeatureExtraction/init(settings:)`` checks them.
    public init(
        inPlaneSpacing: Double? = nil,
        sliceSpacing: Double? = nil,
        imageInterpolation: Interpolation = .cubicSpline,
        maskThreshold: Double = 0.5,
        roundsIntensities: Bool = false,
        resegmentation: Resegmentation = .none,
        discretisation: Discretisation = .fixedBinNumber(32),
        intensityVolumeHistogram: IntensityVolumeHistogramBins = .fixedBinNumber(1000),
        merging: TextureMerging = .volumeMerged,
        families: [FeatureFamily] = FeatureFamily.allCases,
        leftOut: Set<String> = [],
        minimumVoxels: Int = 1,
        advisedVoxels: Int = 64
    ) {
        self.inPlaneSpacing = inPlaneSpacing
        self.sliceSpacing = sliceSpacing
        self.imageInterpolation = imageInterpolation
        self.maskThreshold = maskThreshold
        self.roundsIntensities = roundsIntensities
        self.resegmentation = resegmentation
        self.discretisation = discretisation
        self.intensityVolumeHistogram = intensityVolumeHistogram
        self.merging = merging
        self.families = families
        self.leftOut = leftOut
        self.minimumVoxels = minimumVoxels
        self.advisedVoxels = advisedVoxels
    }

    /// The same settings with something changed.
    public func changing(_ change: (inout FeatureSettings) -> Void) -> FeatureSettings {
        var settings = self
        change(&settings)
        return settings
    }

    /// The features that an extraction with these settings gives, in this order.
    public var features: [Feature] { features(of: families) }

    /// The wanted features of some families.
    func features(of families: [FeatureFamily]) -> [Feature] {
        FeatureCatalogue.features(of: families, merging: merging).filter { !leftOut.contains($0.stem) }
    }

    /// The families of which a feature is wanted.
    var wantedFamilies: [FeatureFamily] { families.filter { !features(of: [$0]).isEmpty } }
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
        try intensityVolumeHistogram.check()
        try resegmentation.check()
    }
}
