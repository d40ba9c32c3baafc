/// How the intensities of an image without a unit are made comparable between examinations.
///
/// Works on the whole image before resampling; statistics are taken over a reference region. NaN stays NaN.
public enum Normalisation: Sendable, Hashable {
    /// Intensities stay as they are; the only choice for a quantity with a unit.
    case unchanged

    /// Distances from the region's mean in standard deviations.
    case zScore(ZScore, over: ReferenceRegion)

    /// The region's landmarks are moved to those of a trained scale.
    case landmarks(LandmarkScale, over: ReferenceRegion)

    /// The normalised image.
    ///
    /// Refuses an image of a quantity unless it stays unchanged.
    public func normalised<Stage>(
        _ volume: Volume<Stage>,
        meaning: IntensityMeaning
    ) throws(ImagingError) -> Volume<Stage> {
        if self == .unchanged { return volume }
        if case .quantitative(let quantity) = meaning { throw .quantityNotNormalised(quantity) }
        switch self {
        case .unchanged: return volume
        case .zScore(let score, let region):
            return try score.normalised(volume, over: try region.mask(in: volume))
        case .landmarks(let scale, let region):
            let mask = try region.mask(in: volume)
            let landmarks = try IntensityLandmarks(of: volume, in: mask, at: scale.standard.percentiles)
            return try scale.normalised(volume, from: landmarks)
        }
    }
}
