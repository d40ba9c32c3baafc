enum IntensityHistogramFeatures {
    static func outcomes(_ region: RegionOfInterest) -> [String: FeatureOutcome] { [:] }
}
