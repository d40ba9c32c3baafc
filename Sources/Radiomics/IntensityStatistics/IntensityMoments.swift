/// The mean and the variance of intensities, with the number of voxels as divisor.
struct IntensityMoments: Sendable {
    /// The mean.
    let mean: Double

    /// The second central moment.
    let variance: Double

    /// In two passes in memory order: the mean first, so that nothing cancels.
    init(_ intensities: [Float]) {
        let summary = IntensitySummary(intensities)
        let deviation = summary.deviation(of: intensities)
        mean = summary.mean
        variance = summary.lowest == summary.highest ? 0 : deviation * deviation
    }
}
