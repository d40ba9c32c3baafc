/// Statistics of the intensities before discretisation (IBSI 1, section 3.3; UHIW).
enum IntensityStatisticsFeatures {
    /// The outcomes by the stems of the features' tags.
    static func outcomes(_ region: RegionOfInterest) -> [String: FeatureOutcome] {
        outcomes(Distribution(region.intensities))
    }

    /// The same of a distribution that others need too.
    static func outcomes(_ distribution: Distribution) -> [String: FeatureOutcome] {
        let energy = distribution.sum { $0 * $0 * $1 }
        var outcomes: [String: FeatureOutcome] = [:]
        for (name, outcome) in DistributionStatistics(distribution).outcomes { outcomes["stat_" + name] = outcome }
        outcomes["stat_energy"] = FeatureOutcome(energy, otherwise: .overflow)
        outcomes["stat_rms"] = FeatureOutcome((energy / Double(distribution.total)).squareRoot(), otherwise: .overflow)
        return outcomes
    }
}
