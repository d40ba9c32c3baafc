import Foundation
import Statistics
import Testing

/// Twenty-three lesions of fourteen patients, made and evaluated by Vectors/statistics.py.
private enum Example {
    static let patients = [0, 1, 1, 2, 2, 2, 3, 4, 4, 5, 6, 7, 7, 7, 8, 8, 9, 10, 11, 11, 12, 13, 13]
    static let scores = [
        5000, 5000, 5000, 5000, 5783, 7757, 8337, 2252, 555, 3001, 2850, 8736, 9127, 52, 4998, 8213, 1314, 7971, 1190,
        4679, 8165, 3030, 3416,
    ]
    static let high = [1, 1, 0, 0, 0, 0, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1, 1, 1, 0].map { $0 == 1 }
    static let area = 0.6818181818181818
    static let obuchowski = 0.019579419870554355
    static let deLong = 0.013367142499373902

    static var histogram: ScoreHistogram {
        var counts = [[Int64]](repeating: [Int64](repeating: 0, count: ScoreHistogram.binCount), count: 2)
        for (score, isHigh) in zip(scores, high) { counts[isHigh ? 1 : 0][score] += 1 }
        return ScoreHistogram(low: counts[0], high: counts[1])
    }

    static func variance(clusters: [Int]) -> Estimate<Double> {
        let placements = histogram.placements
        var sums = (high: 0.0, low: 0.0, product: 0.0, withHigh: 0, withLow: 0)
        for cluster in Set(clusters) {
            let rows = clusters.indices.filter { clusters[$0] == cluster }
            let highs = rows.filter { high[$0] }.map { placements.ofHigh[scores[$0]] }
            let lows = rows.filter { !high[$0] }.map { placements.ofLow[scores[$0]] }
            let term = ClusteredVariance.Term(highPlacements: highs, lowPlacements: lows, area: area)
            sums.high += term.highSquare
            sums.low += term.lowSquare
            sums.product += term.product
            sums.withHigh += highs.isEmpty ? 0 : 1
            sums.withLow += lows.isEmpty ? 0 : 1
        }
        return ClusteredVariance(
            highSquares: sums.high,
            lowSquares: sums.low,
            products: sums.product,
            clusters: Set(clusters).count,
            clustersWithHigh: sums.withHigh,
            clustersWithLow: sums.withLow,
            highCount: high.filter { $0 }.count,
            lowCount: high.filter { !$0 }.count
        ).variance
    }
}

private func near(_ value: Double?, _ expected: Double, _ tolerance: Double = 1e-12) -> Bool {
    guard let value else { return false }
    return (value - expected).magnitude <= tolerance * max(1, expected.magnitude)
}

@Suite struct AreaTests {
    @Test func `area and Brier score from a histogram equal those from the rows`() {
        #expect(near(Example.histogram.areaUnderCurve.value, Example.area))
        #expect(near(Example.histogram.brierScore.value, 0.23556234695652173))
    }

    @Test func `the clustered variance is Obuchowski's`() {
        #expect(near(Example.variance(clusters: Example.patients).value, Example.obuchowski))
    }

    @Test func `with one lesion a patient the clustered variance is DeLong's`() {
        #expect(near(Example.variance(clusters: Array(Example.patients.indices)).value, Example.deLong))
    }

    @Test func `interval and p-values are those of the logit scale`() throws {
        let interval = try #require(
            AreaInterval.estimate(area: Example.area, variance: Example.obuchowski).value
        )
        #expect(near(interval.lower, 0.37706471065793123))
        #expect(near(interval.upper, 0.883531482962237))
        #expect(near(interval.oneSidedP, 0.11867772800980697))
        #expect(near(interval.twoSidedP, 0.23735545601961394))
    }

    @Test func `what the data does not support has a reason and no number`() {
        let empty = [Int64](repeating: 0, count: ScoreHistogram.binCount)
        var one = empty
        one[7] = 5
        #expect(ScoreHistogram(low: empty, high: one).areaUnderCurve == .notEstimable("one class only"))
        #expect(ScoreHistogram(low: empty, high: empty).brierScore == .notEstimable("no rows"))
        #expect(AreaInterval.estimate(area: 1, variance: 0.01).value == nil)
        #expect(AreaInterval.estimate(area: 0.7, variance: 0).value == nil)
        #expect(Example.variance(clusters: [Int](repeating: 0, count: 23)).value == nil)
        #expect(RandomEffects.estimate(areas: [(0.7, 0.01)]).value == nil)
    }

    @Test func `the staircase runs from corner to corner and encloses the area`() throws {
        let points = ROCCurve(Example.histogram).points
        #expect(points.first == ROCCurve(Example.histogram).points.first)
        #expect(points.first?.truePositiveRate == 0)
        #expect(points.last?.falsePositiveRate == 1)
        let area = zip(points, points.dropFirst()).reduce(0) {
            $0 + ($1.1.falsePositiveRate - $1.0.falsePositiveRate)
                * ($1.1.truePositiveRate + $1.0.truePositiveRate) / 2
        }
        #expect(near(area, Example.area))
    }
}

@Suite struct CalibrationTests {
    @Test func `the calibration line is the logistic regression on the logit`() throws {
        let line = try #require(CalibrationCurve(Example.histogram).line.value)
        #expect(near(line.intercept, 0.16811097246272594, 1e-9))
        #expect(near(line.slope, 0.4689649230923329, 1e-9))
    }

    @Test func `groups hold every row once`() {
        let groups = CalibrationCurve(Example.histogram).groups
        #expect(groups.count == 5)
        #expect(groups.reduce(0) { $0 + $1.count } == 23)
        #expect(zip(groups, groups.dropFirst()).allSatisfy { $0.predicted < $1.predicted })
    }
}

@Suite struct DistributionTests {
    @Test func `the normal distribution agrees with SciPy`() {
        let values: [(Double, Double, Double)] = [
            (-6.5, 4.016000583859088e-11, 0.99999999995984), (-2.0, 0.022750131948179195, 0.9772498680518208),
            (-0.3, 0.3820885778110474, 0.6179114221889526), (0.7, 0.758036347776927, 0.24196365222307303),
            (2.9, 0.998134186699616, 0.0018658133003840375), (3.1, 0.9990323967867817, 0.0009676032132183563),
            (5.0, 0.9999997133484281, 2.866515718791933e-07), (8.0, 0.9999999999999993, 6.22096057427174e-16),
        ]
        for (x, below, above) in values {
            #expect((NormalDistribution.cumulative(x) - below).magnitude < 1e-14)
            #expect((NormalDistribution.upper(x) - above).magnitude < 1e-14)
            #expect((NormalDistribution.upper(x) / above - 1).magnitude < 1e-9)
        }
    }

    @Test func `quantiles agree with SciPy`() {
        let values: [(Double, Double)] = [
            (0.001, -3.090232306167813), (0.2, -0.8416212335729142), (0.5, 0), (0.975, 1.959963984540054),
            (0.99999, 4.264890793923841),
        ]
        for (probability, expected) in values {
            #expect((NormalDistribution.quantile(probability) - expected).magnitude < 1e-11)
        }
    }

    @Test func `Holm's adjustment keeps the order and never falls`() {
        let adjusted = HolmAdjustment.adjusted([0.01, 0.04, 0.03, 0.005])
        #expect(zip(adjusted, [0.03, 0.06, 0.06, 0.02]).allSatisfy { near($0, $1) })
        #expect(HolmAdjustment.adjusted([0.6, 0.7]) == [1, 1])
        #expect(HolmAdjustment.adjusted([]).isEmpty)
    }

    @Test func `random effects agree with the formulas in NumPy`() throws {
        let sites: [(area: Double, variance: Double)] = [(0.8, 0.004), (0.65, 0.006), (0.9, 0.002), (0.7, 0.01)]
        let summary = try #require(RandomEffects.estimate(areas: sites).value)
        #expect(near(summary.betweenSites, 0.27181429547839847))
        #expect(near(summary.area, 0.7715645655912287))
        #expect(near(summary.lower, 0.636054914541297))
        #expect(near(summary.upper, 0.8671569449617236))
        #expect(near(summary.prediction?.lowerBound, 0.18970084422687056, 1e-5))
        #expect(near(summary.prediction?.upperBound, 0.9798912918921658, 1e-5))
    }
}

@Suite struct DecisionCurveTests {
    @Test func `net benefit is true positives less weighted false positives for each row`() {
        let points = DecisionCurve(Example.histogram, percents: 25...50).points
        let (called, all) = (
            zip(Example.scores, Example.high).filter { $0.0 >= 5000 }, Double(Example.scores.count)
        )
        let high = Double(called.filter(\.1).count)
        #expect(near(points.last?.model, (high - (Double(called.count) - high)) / all))
        #expect(points.count == 26)
        #expect(points.first?.percent == 25)
    }

    @Test func `acting on everybody breaks even where the threshold is the frequency`() {
        var low = [Int64](repeating: 0, count: ScoreHistogram.binCount)
        var high = low
        (low[100], high[9000]) = (3, 1)
        let points = DecisionCurve(ScoreHistogram(low: low, high: high), percents: 25...50).points
        #expect(near(points.first?.everybody, 0))
        #expect(near(points.first?.model, 0.25))
        #expect(near(points.last?.everybody, -0.5))
    }

    @Test func `an empty histogram has no curve`() {
        let none = [Int64](repeating: 0, count: ScoreHistogram.binCount)
        #expect(DecisionCurve(ScoreHistogram(low: none, high: none), percents: 5...75).points.isEmpty)
    }
}

@Suite struct CalibrationLineTests {
    @Test func `a calibration line expects the sigmoid of its intercept where the prediction is one half`() {
        let fitted = CalibrationCurve(Example.histogram).line.value
        #expect(fitted != nil)
        guard let line = fitted else { return }
        // sigmoid(intercept) at the prediction of one half, whose logit is 0.
        #expect(near(line.observed(atPredicted: 0.5), 1 / (1 + exp(-line.intercept)), 1e-12))
    }
}
