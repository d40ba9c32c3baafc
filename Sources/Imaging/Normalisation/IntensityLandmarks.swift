/// The intensities at some percentiles of a region.
public struct IntensityLandmarks: Sendable, Hashable {
    /// At which percentiles.
    public let percentiles: LandmarkPercentiles

    /// The intensities there, finite and rising without equals.
    public let intensities: [Double]

    /// Checks and keeps landmarks that were stored.
    public init(percentiles: LandmarkPercentiles, intensities: [Double]) throws(ImagingError) {
        guard intensities.count == percentiles.values.count, intensities.allSatisfy(\.isFinite) else {
            throw .badSetting(
                field: "landmarks",
                value: "\(intensities.count) numbers",
                expected: "\(percentiles.values.count) finite numbers, one for each percentile"
            )
        }
        guard zip(intensities, intensities.dropFirst()).allSatisfy({ $0 < $1 }) else { throw .flatIntensities }
        self.percentiles = percentiles
        self.intensities = intensities
    }

    /// Takes the landmarks of an image inside a mask on its grid.
    ///
    /// Refuses a region in which two percentiles are the same intensity, as in one that is air for the most part: between
    /// them no piece of the mapping exists.
    public init<Stage>(
        of volume: Volume<Stage>,
        in mask: Mask,
        at percentiles: LandmarkPercentiles = .standard
    ) throws(ImagingError) {
        let sorted = try SortedIntensities(of: volume, in: mask)
        try self.init(percentiles: percentiles, intensities: percentiles.values.map(sorted.percentile))
    }
}
