enum MorphologyFeatures {
    static func outcomes(_ region: RegionOfInterest) -> [String: FeatureOutcome] { [:] }
}
