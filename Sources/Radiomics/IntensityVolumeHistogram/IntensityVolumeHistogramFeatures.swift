enum IntensityVolumeHistogramFeatures {
    static func outcomes(_ region: RegionOfInterest) -> [String: FeatureOutcome] { [:] }
}
