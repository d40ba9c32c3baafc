/// Statistics of the intensities before discretisation (IBSI 1, section 3.3; UHIW).
enum IntensityStatisticsFeatures {
    /// The outcomes by the stems of the features' tags.
    static func outcomes(_ region: RegionOfInterest) -> [String: FeatureOutcome] {
        let intensities = region.intensities
        let moments = IntensityMoments(intensities)
        var outcomes = ranks(SortedIntensities(intensities))
        outcomes["stat_mean"] = .value(moments.mean)
        outcomes["stat_var"] = .value(moments.variance)
        outcomes["stat_skew"] = moments.skewness
        outcomes["stat_kurt"] = moments.excessKurtosis
        outcomes["stat_mad"] = .value(meanDeviation(of: intensities, from: moments.mean))
        outcomes["stat_cov"] = FeatureOutcome(moments.variance.squareRoot() / moments.mean, otherwise: .zeroIntensity)
        outcomes["stat_energy"] = .value(moments.energy)
        outcomes["stat_rms"] = .value((moments.energy / Double(intensities.count)).squareRoot())
        return outcomes
    }

    /// What only needs the order of the intensities.
    private static func ranks(_ sorted: SortedIntensities) -> [String: FeatureOutcome] {
        let (lowest, highest) = (sorted.percentile(0), sorted.percentile(1))
        let (p10, p25, p75, p90) =
            (sorted.percentile(0.1), sorted.percentile(0.25), sorted.percentile(0.75), sorted.percentile(0.9))
        let median = sorted.percentile(0.5)
        let middle = sorted.values.filter { (p10...p90).contains(Double($0)) }
        return [
            "stat_median": .value(median),
            "stat_min": .value(lowest),
            "stat_p10": .value(p10),
            "stat_p90": .value(p90),
            "stat_max": .value(highest),
            "stat_iqr": .value(p75 - p25),
            "stat_range": .value(highest - lowest),
            "stat_rmad": robustMeanDeviation(middle),
            "stat_medad": .value(meanDeviation(of: sorted.values, from: median)),
            "stat_qcod": FeatureOutcome((p75 - p25) / (p75 + p25), otherwise: .zeroIntensity),
        ]
    }

    /// The mean deviation of the intensities from the 10th to the 90th percentile from their own mean.
    ///
    /// A region of two voxels has none between its percentiles.
    private static func robustMeanDeviation(_ middle: [Float]) -> FeatureOutcome {
        guard !middle.isEmpty else { return .undefined(.tooFewVoxels) }
        let mean = middle.reduce(0) { $0 + Double($1) } / Double(middle.count)
        return .value(meanDeviation(of: middle, from: mean))
    }

    private static func meanDeviation(of intensities: [Float], from centre: Double) -> Double {
        intensities.reduce(0) { $0 + (Double($1) - centre).magnitude } / Double(intensities.count)
    }
}
