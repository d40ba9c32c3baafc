/// What decides the values, under the names of PyRadiomics' parameter file and with the defaults of version 3.0.1.
///
/// `label` and `label_channel` are not here: they are applied when a mask is read. Voxel-based extraction and `correctMask`
/// are not offered.
public struct PyRadiomicsSettings: Sendable, Hashable {
    /// What re-segmentation bounds are measured in.
    public enum ResegmentMode: String, Sendable, Hashable, CaseIterable {
        /// Intensities.
        case absolute

        /// Parts of the highest intensity.
        case relative

        /// Standard deviations from the mean.
        case sigma
    }

    /// Images to compute features on.
    public var imageTypes: [PyRadiomicsImageType] = [.original]

    /// Which classes of features are computed.
    public var featureClasses: Set<PyRadiomicsFeatureClass> = Set(PyRadiomicsFeatureClass.defaults)

    /// The least extent of the region: 1 a line, 2 an area, 3 a volume.
    public var minimumROIDimensions = 2

    /// The region needs more voxels than this.
    public var minimumROISize: Int?

    /// Whether the image is brought to mean 0 and deviation 1 first.
    public var normalize = false

    /// The factor that normalized intensities are multiplied with.
    public var normalizeScale = 1.0

    /// Normalized intensities are cut at so many deviations.
    public var removeOutliers: Double?

    /// The spacing in mm to resample to along x, y, z; 0 keeps an axis.
    public var resampledPixelSpacing: SIMD3<Double>?

    /// Whether the image is cut to the mask before it is filtered.
    public var preCrop = false

    /// The margin in voxels that is kept around the mask.
    public var padDistance = 5

    /// One or two bounds of the intensities that stay in the region.
    public var resegmentRange: [Double]?

    /// What they are measured in.
    public var resegmentMode = ResegmentMode.absolute

    /// Whether shape features are of the re-segmented region.
    public var resegmentShape = false

    /// The width of the grey level bins.
    public var binWidth = 25.0

    /// The number of bins, instead of a width.
    public var binCount: Int?

    /// Added to intensities before energies are computed.
    public var voxelArrayShift = 0.0

    /// Distances of neighbors in voxels, for GLCM, GLDM and NGTDM.
    public var distances = [1]

    /// Whether slices are taken one by one.
    public var force2D = false

    /// The axis across the slices: 0 is z, 1 is y, 2 is x.
    public var force2Ddimension = 0

    /// Whether co-occurrences count in both directions.
    public var symmetricalGLCM = true

    /// The weighting of directions in GLCM and GLRLM; without one, features are means over directions.
    public var weightingNorm: WeightingNorm?

    /// The largest difference in grey level of dependent voxels.
    public var gldm_a = 0

    /// The defaults.
    public init() {}

    func check() throws(PyRadiomicsError) {
        try Self.require((1...3).contains(minimumROIDimensions), "minimumROIDimensions", "1 to 3")
        try Self.require((minimumROISize ?? 1) > 0, "minimumROISize", "a number above 0")
        try Self.require(normalizeScale.isFinite && normalizeScale > 0, "normalizeScale", "a number above 0")
        try Self.require(removeOutliers.map { $0.isFinite && $0 > 0 } ?? true, "removeOutliers", "a number above 0")
        try Self.require(padDistance >= 0 && padDistance <= 10_000, "padDistance", "0 to 10000")
        try Self.require(binWidth.isFinite && binWidth > 0, "binWidth", "a number above 0")
        try Self.require((1...65_535).contains(binCount ?? 1), "binCount", "1 to 65535")
        try Self.require(voxelArrayShift.isFinite, "voxelArrayShift", "a finite number")
        try Self.require(!distances.isEmpty && distances.allSatisfy { (1...50).contains($0) }, "distances", "1 to 50")
        try Self.require(Set(distances).count == distances.count, "distances", "different numbers")
        try Self.require((0...2).contains(force2Ddimension), "force2Ddimension", "0, 1 or 2")
        try Self.require((0...65_535).contains(gldm_a), "gldm_a", "0 or more")
        try Self.require(
            resegmentRange.map { (1...2).contains($0.count) && $0.allSatisfy(\.isFinite) } ?? true,
            "resegmentRange",
            "one or two finite numbers"
        )
        if let spacing = resampledPixelSpacing {
            let isUsable = (0..<3).allSatisfy { spacing[$0] == 0 || (1e-3...1e3).contains(spacing[$0]) }
            try Self.require(isUsable, "resampledPixelSpacing", "0 or 0.001 to 1000 mm")
        }
        try Self.require(force2D || !featureClasses.contains(.shape2D), "force2D", "true for shape2D features")
        for type in imageTypes { try type.check() }
        try Self.require(Set(featureNames).count == featureNames.count, "imageType", "no image type twice")
    }

    private static func require(_ holds: Bool, _ field: String, _ expected: String) throws(PyRadiomicsError) {
        guard holds else { throw .badSetting(field: field, value: "out of range", expected: expected) }
    }
}
