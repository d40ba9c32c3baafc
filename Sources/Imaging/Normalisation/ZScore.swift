/// Normalisation by the mean and the standard deviation of a region.
///
/// Every voxel of the image becomes `scale * (x - mean) / deviation`. With trimming, a first mean and deviation say which
/// voxels are outliers, and a second over the others says the scale. The deviation is that of a sample (divisor n - 1), as
/// in ITK and so in PyRadiomics, whose `normalize`, `removeOutliers` and `normalizeScale` are the whole image with
/// clipping and scale.
public struct ZScore: Sendable, Hashable {
    /// Voxels of the region that are more than so many deviations from the mean are left out of the second one.
    public let trimming: Double?

    /// The largest distance from the mean that is kept, in deviations; larger ones become it.
    public let clipping: Double?

    /// What a deviation becomes.
    public let scale: Double

    /// The z-score of all voxels of the region, without limits.
    public static let plain = ZScore()

    /// Checks and keeps the settings.
    public init(trimming: Double? = nil, clipping: Double? = nil, scale: Double = 1) throws(ImagingError) {
        for (field, limit) in [("trimming", trimming), ("clipping", clipping)] {
            if let limit, !(limit.isFinite && limit >= 1) {
                throw .badSetting(field: field, value: "\(limit)", expected: "1 standard deviation or more")
            }
        }
        guard scale.isFinite, scale > 0 else {
            throw .badSetting(field: "scale of the z-score", value: "\(scale)", expected: "above 0")
        }
        self.trimming = trimming
        self.clipping = clipping
        self.scale = scale
    }

    private init() {
        trimming = nil
        clipping = nil
        scale = 1
    }

    /// Normalises an image over a mask on its grid.
    func normalised<Stage>(_ volume: Volume<Stage>, over mask: Mask) throws(ImagingError) -> Volume<Stage> {
        var moments = try RegionMoments(of: volume, in: mask)
        if let trimming {
            let reach = trimming * moments.deviation
            moments = try RegionMoments(of: volume, in: mask, keeping: (moments.mean - reach)...(moments.mean + reach))
        }
        let mean = moments.mean
        let deviation = moments.deviation
        let limit = clipping ?? .infinity
        let scale = scale
        let voxels = volume.voxels.map { voxel in
            let score = (Double(voxel) - mean) / deviation
            return Float(scale * (score > limit ? limit : score < -limit ? -limit : score))
        }
        return try Volume(grid: volume.grid, voxels: voxels)
    }
}
