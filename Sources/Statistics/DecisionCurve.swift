/// The net benefit of acting on predictions at a range of thresholds (Vickers and Elkin, Med Decis Making 2006;26:565, doi
/// 10.1177/0272989X06295361).
///
/// At threshold `t` a false positive costs `t / (1 - t)` of what a true positive gains.
public struct DecisionCurve: Sendable, Hashable {
    /// The net benefit at one threshold, in true positives for each row.
    public struct Point: Sendable, Hashable {
        /// The probability from which one acts, in percent.
        public let percent: Int

        /// Acting on predictions.
        public let model: Double

        /// Acting on every row; acting on none has net benefit 0.
        public let everybody: Double
    }

    /// By rising threshold; none for an empty histogram.
    public let points: [Point]

    /// The curve of a histogram at whole percents from 1 to 99.
    public init(_ histogram: ScoreHistogram, percents: ClosedRange<Int>) {
        precondition(percents.lowerBound >= 1 && percents.upperBound <= 99, "thresholds lie between 1 and 99 percent")
        let (low, high) = (histogram.lowCount, histogram.highCount)
        guard low + high > 0 else {
            points = []
            return
        }
        points = percents.map { percent in
            let first = percent * (ScoreHistogram.binCount - 1) / 100
            let falsePositives = histogram.low[first...].reduce(0, +)
            let truePositives = histogram.high[first...].reduce(0, +)
            let cost = Double(percent) / Double(100 - percent)
            return Point(
                percent: percent,
                model: (Double(truePositives) - cost * Double(falsePositives)) / Double(low + high),
                everybody: (Double(high) - cost * Double(low)) / Double(low + high)
            )
        }
    }
}
