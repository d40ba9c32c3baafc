/// How many rows of each outcome have each score.
///
/// Scores are probabilities times 10,000, rounded: whole numbers from 0 to 10,000. Everything below follows exactly from
/// the counts, so that a histogram summed over sites gives what the pooled rows would give.
public struct ScoreHistogram: Sendable, Hashable {
    /// The number of different scores.
    public static let binCount = 10_001

    /// Rows with the low outcome, by score.
    public let low: [Int64]

    /// Rows with the high outcome, by score.
    public let high: [Int64]

    /// Creates a histogram; both have one count for each score.
    public init(low: [Int64], high: [Int64]) {
        precondition(low.count == Self.binCount && high.count == Self.binCount, "one count for each score")
        self.low = low
        self.high = high
    }

    /// The score of a probability.
    public static func score(_ probability: Double) -> Int {
        Int((probability * Double(binCount - 1)).rounded(.toNearestOrEven))
    }

    /// How many rows have the low outcome.
    public var lowCount: Int64 { low.reduce(0, +) }

    /// How many rows have the high outcome.
    public var highCount: Int64 { high.reduce(0, +) }
}

extension ScoreHistogram {
    /// Twice the number of pairs (high, low) that are in the right order, ties counting half: a whole number.
    public var doubledConcordantPairs: Int64 {
        var lowBelow: Int64 = 0
        var pairs: Int64 = 0
        for (lowHere, highHere) in zip(low, high) {
            pairs += highHere * (2 * lowBelow + lowHere)
            lowBelow += lowHere
        }
        return pairs
    }

    /// The area under the ROC curve: the probability that a high row scores above a low one, ties counting half.
    public var areaUnderCurve: Estimate<Double> {
        let (lowCount, highCount) = (lowCount, highCount)
        guard lowCount > 0, highCount > 0 else { return .notEstimable("one class only") }
        return .value(Double(doubledConcordantPairs) / (2 * Double(lowCount) * Double(highCount)))
    }

    /// For each score, the part of the other class that a row of that score outranks, ties counting half: DeLong's
    /// placement values (doi 10.2307/2531595).
    ///
    /// The first list is for high rows, among the low; the second for low rows, among the high.
    public var placements: (ofHigh: [Double], ofLow: [Double]) {
        let (lowCount, highCount) = (Double(max(lowCount, 1)), Double(max(highCount, 1)))
        var ofHigh: [Double] = []
        var ofLow: [Double] = []
        var lowBelow: Int64 = 0
        var highAbove = self.highCount
        for (lowHere, highHere) in zip(low, high) {
            highAbove -= highHere
            ofHigh.append(Double(2 * lowBelow + lowHere) / (2 * lowCount))
            ofLow.append(Double(2 * highAbove + highHere) / (2 * highCount))
            lowBelow += lowHere
        }
        return (ofHigh, ofLow)
    }

    /// The mean squared distance between probability and outcome (Brier 1950), with probabilities to four decimals.
    public var brierScore: Estimate<Double> {
        let count = lowCount + highCount
        guard count > 0 else { return .notEstimable("no rows") }
        var sum: Int64 = 0
        let top = Int64(Self.binCount - 1)
        for (score, (lowHere, highHere)) in zip(low, high).enumerated() {
            let score = Int64(score)
            sum += lowHere * score * score + highHere * (top - score) * (top - score)
        }
        return .value(Double(sum) / (Double(count) * Double(top * top)))
    }
}
