import Kernels

/// The 25 features of one co-occurrence matrix that has at least one pair.
///
/// Most of them need no more than three histograms: of a level, of the difference and of the sum of the levels of a pair.
/// Those are whole numbers, so that only the last step rounds.
struct CooccurrenceStatistics {
    private let order: Int

    /// Probabilities of the levels 1 and up; row and column margins are the same.
    private let margin: [Double]

    /// Probabilities of the differences 0 and up.
    private let difference: [Double]

    /// Probabilities of the sums 2 and up.
    private let sum: [Double]

    private let largest: Double
    private let energy: Double
    private let jointEntropy: Double
    private let product: Double

    init(_ matrix: CooccurrenceMatrix) {
        order = matrix.order
        let total = Double(matrix.total)
        var margin = [Int](repeating: 0, count: order)
        var difference = [Int](repeating: 0, count: order)
        var sum = [Int](repeating: 0, count: 2 * order - 1)
        var (largest, energy, entropy, product) = (0, 0.0, 0.0, 0.0)
        for level in 1...order {
            for other in 1...order {
                let count = matrix[level, other]
                guard count > 0 else { continue }
                margin[level - 1] += count
                difference[abs(level - other)] += count
                sum[level + other - 2] += count
                largest = max(largest, count)
                let probability = Double(count) / total
                energy += probability * probability
                entropy -= probability * Elementary.log2(probability)
                product += probability * Double(level * other)
            }
        }
        self.margin = margin.map { Double($0) / total }
        self.difference = difference.map { Double($0) / total }
        self.sum = sum.map { Double($0) / total }
        self.largest = Double(largest) / total
        self.energy = energy
        self.jointEntropy = entropy
        self.product = product
    }

    /// The outcomes by the stems of the features' tags.
    var outcomes: [String: FeatureOutcome] {
        let mean = Self.mean(margin, from: 1)
        let variance = Self.moment(margin, from: 1, about: mean, power: 2)
        let values = [
            "cm_joint_max": largest, "cm_joint_avg": mean, "cm_joint_var": variance, "cm_joint_entr": jointEntropy,
            "cm_energy": energy, "cm_auto_corr": product,
        ]
        return values.merging(differences) { first, _ in first }
            .merging(sums(mean: mean)) { first, _ in first }
            .mapValues { FeatureOutcome.value($0) }
            .merging(correlations(mean: mean, variance: variance)) { first, _ in first }
    }

    // MARK: Groups of features

    private var differences: [String: Double] {
        let mean = Self.mean(difference, from: 0)
        let normalised = Double(order)
        return [
            "cm_diff_avg": mean,
            "cm_diff_var": Self.moment(difference, from: 0, about: mean, power: 2),
            "cm_diff_entr": Self.entropy(difference),
            "cm_contrast": weighted { $0 * $0 },
            "cm_dissimilarity": mean,
            "cm_inv_diff": weighted { 1 / (1 + $0) },
            "cm_inv_diff_norm": weighted { 1 / (1 + $0 / normalised) },
            "cm_inv_diff_mom": weighted { 1 / (1 + $0 * $0) },
            "cm_inv_diff_mom_norm": weighted { 1 / (1 + $0 * $0 / (normalised * normalised)) },
            "cm_inv_var": weighted { $0 == 0 ? 0 : 1 / ($0 * $0) },
        ]
    }

    private func sums(mean: Double) -> [String: Double] {
        let sumMean = Self.mean(sum, from: 2)
        return [
            "cm_sum_avg": sumMean,
            "cm_sum_var": Self.moment(sum, from: 2, about: sumMean, power: 2),
            "cm_sum_entr": Self.entropy(sum),
            "cm_clust_tend": Self.moment(sum, from: 2, about: 2 * mean, power: 2),
            "cm_clust_shade": Self.moment(sum, from: 2, about: 2 * mean, power: 3),
            "cm_clust_prom": Self.moment(sum, from: 2, about: 2 * mean, power: 4),
        ]
    }

    /// In a symmetric matrix, both of IBSI's auxiliary entropies HXY1 and HXY2 are twice the margin's.
    private func correlations(mean: Double, variance: Double) -> [String: FeatureOutcome] {
        let marginEntropy = Self.entropy(margin)
        let shared = 2 * marginEntropy - jointEntropy
        guard margin.count(where: { $0 > 0 }) > 1 else {
            return [
                "cm_corr": .undefined(.constantIntensity),
                "cm_info_corr1": .undefined(.constantIntensity),
                "cm_info_corr2": .value(0),
            ]
        }
        return [
            "cm_corr": .value((product - mean * mean) / variance),
            "cm_info_corr1": .value(-shared / marginEntropy),
            "cm_info_corr2": .value(max(0, 1 - Elementary.exp(-2 * shared)).squareRoot()),
        ]
    }

    // MARK: Sums over histograms

    private func weighted(_ weight: (Double) -> Double) -> Double {
        var sum = 0.0
        for (distance, probability) in difference.enumerated() { sum += probability * weight(Double(distance)) }
        return sum
    }

    private static func mean(_ probabilities: [Double], from first: Int) -> Double {
        var sum = 0.0
        for (offset, probability) in probabilities.enumerated() { sum += probability * Double(first + offset) }
        return sum
    }

    private static func moment(_ probabilities: [Double], from first: Int, about centre: Double, power: Int) -> Double {
        var sum = 0.0
        for (offset, probability) in probabilities.enumerated() {
            let deviation = Double(first + offset) - centre
            var term = probability
            for _ in 0..<power { term *= deviation }
            sum += term
        }
        return sum
    }

    private static func entropy(_ probabilities: [Double]) -> Double {
        var sum = 0.0
        for probability in probabilities where probability > 0 { sum -= probability * Elementary.log2(probability) }
        return sum
    }
}
