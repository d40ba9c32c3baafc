import Kernels

/// Statistics of the grey levels, after discretisation (IBSI 1, section 3.4; ZVCW).
enum IntensityHistogramFeatures {
    /// The outcomes by the stems of the features' tags.
    static func outcomes(_ region: RegionOfInterest) -> [String: FeatureOutcome] {
        let histogram = region.levels.histogram
        let levels = Distribution(levels: histogram)
        var outcomes: [String: FeatureOutcome] = [:]
        for (name, outcome) in DistributionStatistics(levels).outcomes { outcomes["ih_" + name] = outcome }
        let shares = histogram.filter { $0 > 0 }.map { Double($0) / Double(levels.total) }
        outcomes["ih_mode"] = .value(mode(histogram, mean: levels.sum { $0 * $1 } / Double(levels.total)))
        outcomes["ih_entropy"] = .value(shares.reduce(0) { $0 - $1 * Elementary.log($1) } / Elementary.log(2))
        outcomes["ih_uniformity"] = .value(shares.reduce(0) { $0 + $1 * $1 })
        outcomes.merge(gradients(histogram)) { first, _ in first }
        return outcomes
    }

    /// The level with the most voxels; of several, the one closest to the mean level, and then the lower one.
    private static func mode(_ histogram: [Int], mean: Double) -> Double {
        let most = histogram.max() ?? 0
        let candidates = histogram.indices.filter { histogram[$0] == most }.map(Double.init)
        return candidates.min { ($0 - mean).magnitude < ($1 - mean).magnitude } ?? 0
    }

    /// The steepest rise and fall of the histogram, by central differences inside and one-sided ones at both ends.
    ///
    /// The levels run from 1 to the highest that is occupied, empty ones between included; the first of several equal
    /// gradients counts. One level has no gradient.
    private static func gradients(_ histogram: [Int]) -> [String: FeatureOutcome] {
        let names = ["ih_max_grad", "ih_max_grad_g", "ih_min_grad", "ih_min_grad_g"]
        let counts = histogram.dropFirst().map(Double.init)
        guard counts.count > 1 else {
            return Dictionary(uniqueKeysWithValues: names.map { ($0, .undefined(.constantIntensity)) })
        }
        let gradients = counts.indices.map { index in
            let (left, right) = (max(index - 1, 0), min(index + 1, counts.count - 1))
            return (counts[right] - counts[left]) / Double(right - left)
        }
        let highest = gradients.indices.max { gradients[$0] < gradients[$1] } ?? 0
        let steepest = gradients.firstIndex(of: gradients[highest]) ?? 0
        let lowest = gradients.indices.min { gradients[$0] < gradients[$1] } ?? 0
        return [
            "ih_max_grad": .value(gradients[steepest]), "ih_max_grad_g": .value(Double(steepest + 1)),
            "ih_min_grad": .value(gradients[lowest]), "ih_min_grad_g": .value(Double(lowest + 1)),
        ]
    }
}
