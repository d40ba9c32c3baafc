import FeatureNomenclature
public import Imaging

/// Computes the radiomic features of a lesion.
///
/// The steps are those of IBSI 1, chapter 2: resample around the mask, round, re-segment, discretise, and then one pass
/// for each family over the prepared ``RegionOfInterest``. Equal images and settings give the same bits on every machine.
public struct FeatureExtraction: Sendable, Hashable {
    /// What decides the values.
    public let settings: FeatureSettings

    /// Checks and keeps the settings.
    public init(settings: FeatureSettings) throws(RadiomicsError) {
        try settings.check()
        self.settings = settings
    }

    /// The features of the region under a mask on the image's own grid.
    public func extract(from image: Volume<Raw>, mask: Mask) throws(RadiomicsError) -> LesionFeatures {
        lesion(try RegionOfInterest(image: image, mask: mask, settings: settings), families: settings.wantedFamilies)
    }

    /// The features of a prepared region.
    func lesion(_ region: RegionOfInterest, families: [FeatureFamily]) -> LesionFeatures {
        let needsOrder = !Set(families).isDisjoint(with: [.intensityStatistics, .intensityVolumeHistogram])
        let distribution = needsOrder ? Distribution(region.intensities) : nil
        var outcomes: [String: FeatureOutcome] = [:]
        for family in FeatureFamily.allCases where families.contains(family) {
            outcomes.merge(self.outcomes(of: family, in: region, distribution)) { first, _ in first }
        }
        let textures = TextureFeatures.outcomes(region, families: families, merging: settings.merging)
        outcomes.merge(textures) { first, _ in first }
        return LesionFeatures(
            values: settings.features(of: families).compactMap { feature in
                outcomes[feature.stem].map { FeatureValue(feature: feature, value: $0) }
            },
            binCount: region.levels.count,
            occupiedBinCount: region.levels.occupied,
            preparation: region.preparation,
            warnings: region.warnings
        )
    }

    /// What one family gives, by the stems of its features' tags; texture families are computed together.
    private func outcomes(
        of family: FeatureFamily,
        in region: RegionOfInterest,
        _ distribution: Distribution?
    ) -> [String: FeatureOutcome] {
        switch family {
        case .morphology: MorphologyFeatures.outcomes(region, leavingOut: settings.leftOut)
        case .localIntensity: LocalIntensityFeatures.outcomes(region)
        case .intensityStatistics: distribution.map { IntensityStatisticsFeatures.outcomes($0) } ?? [:]
        case .intensityHistogram: IntensityHistogramFeatures.outcomes(region)
        case .intensityVolumeHistogram:
            distribution.map { IntensityVolumeHistogramFeatures.outcomes(region, $0) } ?? [:]
        case .greyLevelCooccurrence, .greyLevelRunLength, .greyLevelSizeZone, .greyLevelDistanceZone,
            .neighbourhoodGreyToneDifference, .neighbouringGreyLevelDependence:
            [:]
        }
    }
}
