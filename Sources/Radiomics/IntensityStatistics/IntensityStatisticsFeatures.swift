enum IntensityStatisticsFeatures {
    static func outcomes(_ region: RegionOfInterest) -> [String: FeatureOutcome] { [:] }
}
