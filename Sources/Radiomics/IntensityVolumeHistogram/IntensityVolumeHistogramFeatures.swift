/// How much of a region has at least an intensity (IBSI 1, section 3.5; P88C).
enum IntensityVolumeHistogramFeatures {
    /// The outcomes by the stems of the features' tags.
    ///
    /// The area under the curve has the fraction of intensity, from 0 to 1, as its abscissa: IBSI found no consensus.
    static func outcomes(_ region: RegionOfInterest, _ distribution: Distribution) -> [String: FeatureOutcome] {
        guard let curve = VolumeHistogram(distribution, bins: region.volumeBins, range: region.intensityRange) else {
            return Dictionary(uniqueKeysWithValues: stems.map { ($0, .undefined(.tooManyGreyLevels)) })
        }
        let (i10, i90) = (curve.intensity(atVolume: 0.1), curve.intensity(atVolume: 0.9))
        let (v10, v90) = (curve.volume(atIntensity: 0.1), curve.volume(atIntensity: 0.9))
        return [
            "ivh_v10": outcome(v10),
            "ivh_v90": outcome(v90),
            "ivh_i10": .value(i10),
            "ivh_i90": .value(i90),
            "ivh_diff_v10_v90": outcome(v10.flatMap { low in v90.map { low - $0 } }),
            "ivh_diff_i10_i90": .value(i10 - i90),
            "ivh_auc": .value(curve.area),
        ]
    }

    private static let stems = [
        "ivh_v10", "ivh_v90", "ivh_i10", "ivh_i90", "ivh_diff_v10_v90", "ivh_diff_i10_i90", "ivh_auc",
    ]

    private static func outcome(_ volume: Double?) -> FeatureOutcome {
        volume.map { .value($0) } ?? .undefined(.constantIntensity)
    }
}
