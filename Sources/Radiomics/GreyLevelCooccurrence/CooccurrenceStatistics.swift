import Kernels

/// The 25 features of a co-occurrence matrix (IBSI 1, section 3.6; LFYI).
///
/// The matrix itself is never stored. Most features need no more than three histograms: of a level, of the difference and
/// of the sum of the levels of a pair; these and the other sums are whole numbers, so that only the last step rounds.
struct CooccurrenceStatistics {
    private let order: Int
    private var total = 0
    private var largest = 0
    private var squares = 0
    private var products = 0
    private var jointEntropy = CountEntropy()

    /// Counts of the levels 1 and up; row and column margins are the same.
    private var margin: [Int]

    /// Counts of the differences 0 and up.
    private var difference: [Int]

    /// Counts of the sums 2 and up.
    private var sum: [Int]

    /// The statistics of an empty matrix of so many grey levels.
    init(order: Int) {
        self.order = order
        margin = [Int](repeating: 0, count: order)
        difference = margin
        sum = [Int](repeating: 0, count: 2 * order - 1)
    }

    /// Takes in an entry of the upper triangle or diagonal: so many ordered pairs of a level and a higher or equal one.
    mutating func add(level: Int, higher: Int, count: Int) {
        guard count > 0 else { return }
        add(level: level, other: higher, count: count, times: level == higher ? 1 : 2)
        if level != higher { jointEntropy.add(count) }
    }

    private mutating func add(level: Int, other: Int, count: Int, times: Int) {
        let both = count &* times
        total &+= both
        margin[level - 1] &+= count
        if times == 2 { margin[other - 1] &+= count }
        difference[other - level] &+= both
        sum[level + other - 2] &+= both
        largest = max(largest, count)
        squares &+= both &* count
        products &+= both &* level &* other
        jointEntropy.add(count)
    }

    /// The features in the catalogue's order; `nil` for a matrix without a pair.
    var outcomes: [FeatureOutcome]? {
        guard total > 0 else { return nil }
        let all = Double(total)
        let mean = mean(margin, from: 1)
        let variance = moment(margin, from: 1, about: mean, power: 2)
        let joint = [Double(largest) / all, mean, variance, jointEntropy.bits]
        let others = [Double(products) / all] + clusters(mean: mean)
        return (joint + spreads + [Double(squares) / (all * all)] + differences).map { .value($0) }
            + [correlation(mean: mean, variance: variance)]
            + others.map { .value($0) }
            + informationCorrelations
    }

    // MARK: Groups of features

    /// Average, variance and entropy of the difference and of the sum.
    private var spreads: [Double] {
        let differenceMean = mean(difference, from: 0)
        let sumMean = mean(sum, from: 2)
        return [
            differenceMean, moment(difference, from: 0, about: differenceMean, power: 2), CountEntropy(difference).bits,
            sumMean, moment(sum, from: 2, about: sumMean, power: 2), CountEntropy(sum).bits,
        ]
    }

    /// From contrast to inverse variance.
    private var differences: [Double] {
        let levels = Double(order)
        return [
            weighted { $0 * $0 },
            mean(difference, from: 0),
            weighted { 1 / (1 + $0) },
            weighted { 1 / (1 + $0 / levels) },
            weighted { 1 / (1 + $0 * $0) },
            weighted { 1 / (1 + $0 * $0 / (levels * levels)) },
            weighted { $0 == 0 ? 0 : 1 / ($0 * $0) },
        ]
    }

    /// Tendency, shade and prominence.
    private func clusters(mean: Double) -> [Double] {
        (2...4).map { moment(sum, from: 2, about: 2 * mean, power: $0) }
    }

    private var isConstant: Bool { margin.count { $0 > 0 } < 2 }

    private func correlation(mean: Double, variance: Double) -> FeatureOutcome {
        guard !isConstant else { return .undefined(.constantIntensity) }
        return .value((Double(products) / Double(total) - mean * mean) / variance)
    }

    /// In a symmetric matrix, both of IBSI's auxiliary entropies HXY1 and HXY2 are twice the margin's.
    private var informationCorrelations: [FeatureOutcome] {
        guard !isConstant else { return [.undefined(.constantIntensity), .value(0)] }
        let marginEntropy = CountEntropy(margin).bits
        let shared = 2 * marginEntropy - jointEntropy.bits
        return [
            .value(-shared / marginEntropy),
            .value(max(0, 1 - Elementary.exp(-2 * shared)).squareRoot()),
        ]
    }

    // MARK: Sums over histograms

    private func weighted(_ weight: (Double) -> Double) -> Double {
        var sum = 0.0
        for (distance, count) in difference.enumerated() where count > 0 {
            sum += Double(count) * weight(Double(distance))
        }
        return sum / Double(total)
    }

    private func mean(_ counts: [Int], from first: Int) -> Double {
        var sum = 0
        for (offset, count) in counts.enumerated() { sum &+= count &* (first &+ offset) }
        return Double(sum) / Double(total)
    }

    private func moment(_ counts: [Int], from first: Int, about centre: Double, power: Int) -> Double {
        var sum = 0.0
        for (offset, count) in counts.enumerated() where count > 0 {
            let deviation = Double(first + offset) - centre
            var term = Double(count)
            for _ in 0..<power { term *= deviation }
            sum += term
        }
        return sum / Double(total)
    }
}
