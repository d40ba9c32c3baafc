import Kernels

/// How predicted probabilities compare with what happened.
public struct CalibrationCurve: Sendable, Hashable {
    /// Rows with similar predictions.
    public struct Group: Sendable, Hashable {
        /// How many rows.
        public let count: Int64

        /// Their mean predicted probability.
        public let predicted: Double

        /// The fraction of them with the high outcome.
        public let observed: Double
    }

    /// Groups of about equal size, from low to high predictions.
    public let groups: [Group]

    /// The intercept and slope of the outcome's logit on the prediction's (Cox 1958): 0 and 1 if perfectly calibrated.
    public let line: Estimate<Line>

    /// A logistic calibration line.
    public struct Line: Sendable, Hashable {
        /// Calibration intercept.
        public let intercept: Double

        /// Calibration slope.
        public let slope: Double

        /// The frequency that the line expects where the prediction is a probability strictly between 0 and 1.
        public func observed(atPredicted probability: Double) -> Double {
            precondition(probability > 0 && probability < 1, "the logit of 0 and of 1 is infinite")
            let logit = Elementary.log(probability) - Elementary.log1p(-probability)
            return Elementary.sigmoid(intercept + slope * logit)
        }
    }

    /// The calibration of a histogram, in at most `groupCount` groups.
    public init(_ histogram: ScoreHistogram, groupCount: Int = 5) {
        groups = Self.groups(histogram, groupCount: groupCount)
        line = Self.line(histogram)
    }

    private static func groups(_ histogram: ScoreHistogram, groupCount: Int) -> [Group] {
        let total = histogram.lowCount + histogram.highCount
        var groups: [Group] = []
        var (count, high, scores, seen) = (Int64(0), Int64(0), Int64(0), Int64(0))
        for score in 0..<ScoreHistogram.binCount {
            let here = histogram.low[score] + histogram.high[score]
            guard here > 0 else { continue }
            count += here
            seen += here
            high += histogram.high[score]
            scores += here * Int64(score)
            guard seen * Int64(groupCount) >= total * Int64(groups.count + 1) else { continue }
            groups.append(
                Group(
                    count: count,
                    predicted: Double(scores) / (Double(count) * Double(ScoreHistogram.binCount - 1)),
                    observed: Double(high) / Double(count)
                )
            )
            (count, high, scores) = (0, 0, 0)
        }
        return groups
    }

    /// Newton's method on two parameters; scores of 0 and 1 count as half a step inside.
    private static func line(_ histogram: ScoreHistogram) -> Estimate<Line> {
        guard histogram.lowCount > 1, histogram.highCount > 1 else { return .notEstimable("one class only") }
        let top = Double(ScoreHistogram.binCount - 1)
        var rows: [(x: Double, count: Double, high: Double)] = []
        for score in 0..<ScoreHistogram.binCount {
            let here = histogram.low[score] + histogram.high[score]
            guard here > 0 else { continue }
            let probability = min(max(Double(score), 0.5), top - 0.5) / top
            let logit = Elementary.log(probability) - Elementary.log1p(-probability)
            rows.append((logit, Double(here), Double(histogram.high[score])))
        }
        var (intercept, slope) = (0.0, 1.0)
        for _ in 0..<50 {
            var (g0, g1, h00, h01, h11) = (0.0, 0.0, 0.0, 0.0, 0.0)
            for row in rows {
                let p = Elementary.sigmoid(intercept + slope * row.x)
                let weight = row.count * p * (1 - p)
                g0 += row.high - row.count * p
                g1 += (row.high - row.count * p) * row.x
                h00 += weight
                h01 += weight * row.x
                h11 += weight * row.x * row.x
            }
            let determinant = h00 * h11 - h01 * h01
            guard determinant > 1e-12 * h00 * h11, determinant.isFinite else {
                return .notEstimable("predictions do not vary, or separate the classes")
            }
            let (step0, step1) = ((h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant)
            intercept += step0
            slope += step1
            if max(step0.magnitude, step1.magnitude) < 1e-10 {
                return .value(Line(intercept: intercept, slope: slope))
            }
        }
        return .notEstimable("predictions separate the classes")
    }
}
