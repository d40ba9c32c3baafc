/// The statistics that intensities and grey levels share (IBSI 1, sections 3.3 and 3.4), by the end of their stems.
struct DistributionStatistics {
    private let distribution: Distribution

    init(_ distribution: Distribution) {
        self.distribution = distribution
    }

    /// From `mean` to `qcod`.
    var outcomes: [String: FeatureOutcome] { moments.merging(ranks) { first, _ in first } }

    private var mean: Double { distribution.sum { $0 * $1 } / Double(distribution.total) }

    /// Central moments with the number of voxels as divisor, about a mean found first, so that nothing cancels.
    private var moments: [String: FeatureOutcome] {
        let count = Double(distribution.total)
        let mean = mean
        // The mean of equal numbers may be off by a rounding; their variance is 0 all the same.
        guard !distribution.isConstant else {
            return [
                "mean": .value(distribution.lowest), "var": .value(0), "skew": .undefined(.constantIntensity),
                "kurt": .undefined(.constantIntensity), "mad": .value(0),
                "cov": distribution.lowest == 0 ? .undefined(.zeroIntensity) : .value(0),
            ]
        }
        var (second, third, fourth, absolute) = (SIMD2(0.0, 0), SIMD2(0.0, 0), SIMD2(0.0, 0), SIMD2(0.0, 0))
        distribution.forEachPair(in: distribution.values.indices) { values, counts in
            let deviations = values - mean
            let squares = deviations * deviations
            second += squares * counts
            third += squares * deviations * counts
            fourth += squares * squares * counts
            absolute += deviations.magnitudes * counts
        }
        let variance = second.sum() / count
        return [
            "mean": FeatureOutcome(mean, otherwise: .overflow),
            "var": FeatureOutcome(variance, otherwise: .overflow),
            "skew": FeatureOutcome(third.sum() / count / (variance * variance.squareRoot()), otherwise: .overflow),
            "kurt": FeatureOutcome(fourth.sum() / count / (variance * variance) - 3, otherwise: .overflow),
            "mad": FeatureOutcome(absolute.sum() / count, otherwise: .overflow),
            "cov": FeatureOutcome(variance.squareRoot() / mean, otherwise: .zeroIntensity),
        ]
    }

    /// What only needs the order of the intensities.
    private var ranks: [String: FeatureOutcome] {
        let percentiles = distribution.percentiles([0.1, 0.25, 0.5, 0.75, 0.9])
        let (p10, p25, median, p75, p90) =
            (percentiles[0], percentiles[1], percentiles[2], percentiles[3], percentiles[4])
        let medianDeviation = distribution.sum { ($0 - median).magnitudes * $1 } / Double(distribution.total)
        return [
            "median": .value(median),
            "min": .value(distribution.lowest),
            "p10": .value(p10),
            "p90": .value(p90),
            "max": .value(distribution.highest),
            "iqr": .value(p75 - p25),
            "range": .value(distribution.highest - distribution.lowest),
            "rmad": robustMeanDeviation(from: p10, to: p90),
            "medad": .value(medianDeviation),
            "qcod": FeatureOutcome((p75 - p25) / (p75 + p25), otherwise: .zeroIntensity),
        ]
    }

    /// The mean deviation of the intensities from the 10th to the 90th percentile from their own mean.
    ///
    /// A region of two voxels has none between its percentiles.
    private func robustMeanDeviation(from low: Double, to high: Double) -> FeatureOutcome {
        let first = distribution.firstIndex { $0 >= low }
        let last = distribution.firstIndex { $0 > high }
        guard first < last else { return .undefined(.tooFewVoxels) }
        let count = Double(distribution.count(in: first..<last))
        let mean = distribution.sum(over: first..<last) { $0 * $1 } / count
        return .value(distribution.sum(over: first..<last) { ($0 - mean).magnitudes * $1 } / count)
    }
}

extension SIMD2<Double> {
    /// The magnitudes of the elements.
    var magnitudes: SIMD2<Double> { SIMD2(x.magnitude, y.magnitude) }
}
