enum LocalIntensityFeatures {
    static func outcomes(_ region: RegionOfInterest) -> [String: FeatureOutcome] { [:] }
}
