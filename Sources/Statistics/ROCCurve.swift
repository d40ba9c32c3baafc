/// The receiver operating characteristic as the corners of its staircase.
public struct ROCCurve: Sendable, Hashable {
    /// A corner: fractions from 0 to 1.
    public struct Point: Sendable, Hashable {
        /// The fraction of low rows at or above the threshold: 1 - specificity.
        public let falsePositiveRate: Double

        /// The fraction of high rows at or above the threshold: sensitivity.
        public let truePositiveRate: Double
    }

    /// From (0, 0) to (1, 1), one point for each score that occurs.
    public let points: [Point]

    /// The curve of a histogram; without points unless both outcomes occur.
    public init(_ histogram: ScoreHistogram) {
        let (lowCount, highCount) = (histogram.lowCount, histogram.highCount)
        guard lowCount > 0, highCount > 0 else {
            points = []
            return
        }
        var points = [Point(falsePositiveRate: 0, truePositiveRate: 0)]
        var (lowAbove, highAbove) = (Int64(0), Int64(0))
        for score in (0..<ScoreHistogram.binCount).reversed() {
            guard histogram.low[score] + histogram.high[score] > 0 else { continue }
            lowAbove += histogram.low[score]
            highAbove += histogram.high[score]
            points.append(
                Point(
                    falsePositiveRate: Double(lowAbove) / Double(lowCount),
                    truePositiveRate: Double(highAbove) / Double(highCount)
                )
            )
        }
        self.points = points
    }
}
