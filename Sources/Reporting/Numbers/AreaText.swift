import Statistics

/// An area under the curve in print.
enum AreaText {
    /// `0.68 (0.48–0.83)`, or the area alone with a dash where it has no interval.
    static func short(_ area: Double, _ interval: AreaInterval?) -> String {
        interval.map { range(area, $0.lower...$0.upper) } ?? area.fixed(2) + " (–)"
    }

    /// `0.68 (0.48–0.83)`.
    static func range(_ area: Double, _ interval: ClosedRange<Double>) -> String {
        "\(area.fixed(2)) (\(range(interval)))"
    }

    /// `0.68 (95% CI 0.48 to 0.83)`, for running text; or the area alone.
    static func prose(_ area: Double, _ interval: AreaInterval?) -> String {
        interval.map { "\(area.fixed(2)) (95% CI \($0.lower.fixed(2)) to \($0.upper.fixed(2)))" } ?? area.fixed(2)
    }

    /// `0.48–0.83`.
    static func range(_ interval: ClosedRange<Double>) -> String {
        "\(interval.lowerBound.fixed(2))–\(interval.upperBound.fixed(2))"
    }
}
