import CanonicalEncoding
public import Statistics

/// A score histogram without its empty bins: triples of score, low count and high count, by rising score.
public struct SparseHistogram: Sendable, Hashable {
    let bins: [[Int64]]

    /// Drops the empty bins.
    public init(_ histogram: ScoreHistogram) {
        bins = (0..<ScoreHistogram.binCount).compactMap { score in
            let (low, high) = (histogram.low[score], histogram.high[score])
            return low == 0 && high == 0 ? nil : [Int64(score), low, high]
        }
    }

    /// The full histogram.
    public var histogram: ScoreHistogram {
        var low = [Int64](repeating: 0, count: ScoreHistogram.binCount)
        var high = low
        for bin in bins {
            low[Int(bin[0])] = bin[1]
            high[Int(bin[0])] = bin[2]
        }
        return ScoreHistogram(low: low, high: high)
    }

    var json: JSONValue { .array(bins.map { .array($0.map { .integer($0) }) }) }

    init(json: JSONValue) throws(JSONError) {
        guard case .array(let elements) = json else { throw Self.failure }
        var bins: [[Int64]] = []
        for element in elements {
            guard case .array(let numbers) = element, numbers.count == 3 else { throw Self.failure }
            var bin: [Int64] = []
            for number in numbers {
                guard case .integer(let value) = number, value >= 0 else { throw Self.failure }
                bin.append(value)
            }
            guard bin[0] < ScoreHistogram.binCount, bin[0] > bins.last?[0] ?? -1 else { throw Self.failure }
            bins.append(bin)
        }
        self.bins = bins
    }

    private static let failure = JSONError(
        path: "histogram",
        reason: "must hold triples of score, low count and high count, by rising score"
    )
}
