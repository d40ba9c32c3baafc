import Kernels

/// Features of the sums and of the differences of two levels.
struct CooccurrenceDiagonals: Sendable {
    private(set) var differenceAverage = 0.0
    private(set) var differenceEntropy = 0.0
    private(set) var differenceVariance = 0.0
    private(set) var inverseDifference = 0.0
    private(set) var inverseDifferenceMoment = 0.0
    private(set) var normalizedInverseDifference = 0.0
    private(set) var normalizedInverseDifferenceMoment = 0.0
    private(set) var inverseVariance = 0.0
    private(set) var sumAverage = 0.0
    private(set) var sumEntropy = 0.0

    init(_ matrix: Cooccurrence, highest: Int) {
        let count = matrix.levels.count
        let levels = matrix.levels.map { Int($0) }
        var sums = [Double](repeating: 0, count: 2 * highest + 1)
        var differences = [Double](repeating: 0, count: highest + 1)
        for row in 0..<count {
            for column in 0..<count {
                let share = matrix.shares[row * count + column]
                sums[levels[row] + levels[column]] += share
                differences[abs(levels[row] - levels[column])] += share
            }
        }
        for (sum, share) in sums.enumerated() where share > 0 {
            sumAverage += Double(sum) * share
            sumEntropy -= share * Elementary.log2(share + Double.ulpOfOne)
        }
        addDifferences(differences, highest: Double(highest))
    }

    private mutating func addDifferences(_ differences: [Double], highest: Double) {
        for (difference, share) in differences.enumerated() where share > 0 {
            let k = Double(difference)
            differenceAverage += k * share
            differenceEntropy -= share * Elementary.log2(share + Double.ulpOfOne)
            inverseDifference += share / (1 + k)
            inverseDifferenceMoment += share / (1 + k * k)
            normalizedInverseDifference += share / (1 + k / highest)
            normalizedInverseDifferenceMoment += share / (1 + k * k / (highest * highest))
            if difference > 0 { inverseVariance += share / (k * k) }
        }
        for (difference, share) in differences.enumerated() where share > 0 {
            let distance = Double(difference) - differenceAverage
            differenceVariance += share * (distance * distance)
        }
    }
}
