import FederatedAnalysis
import Statistics

/// Predicted against observed frequencies, with counts and Cox's calibration line.
struct CalibrationFigure: Sendable {
    let signature: String
    let validation: ValidationResult
    let smallNumbers: SmallNumberRule

    private static let frame = PlotFrame(
        horizontal: .unit("Predicted probability of a high outcome", pixels: (62, 402)),
        vertical: .unit("Observed frequency", pixels: (352, 12))
    )

    /// The figure.
    func figure(id: String) -> Figure {
        Figure(
            id: id,
            title: "\(signature): calibration. \(validation.scheme.title).",
            description: "Predicted and observed frequency of the high outcome. "
                + groups.map(Self.sentence).joined(separator: " ") + " " + lineText,
            caption: caption,
            width: 420,
            height: 396,
            elements: Self.frame.elements + [ideal] + coxLine + groups.flatMap(drawing) + emptyNote
        )
    }

    /// As many groups as have enough lesions each: five, ten in a large cohort.
    private var curve: CalibrationCurve {
        var count = validation.lesions < 250 ? 5 : 10
        while count > 1 {
            let curve = CalibrationCurve(validation.histogram, groupCount: count)
            if !curve.groups.contains(where: { smallNumbers.hides(Int($0.count)) }) { return curve }
            count -= 1
        }
        return CalibrationCurve(validation.histogram, groupCount: 1)
    }

    private var groups: [CalibrationCurve.Group] { curve.groups.filter { !smallNumbers.hides(Int($0.count)) } }

    private var ideal: SVGElement { .line(Self.frame.point(0, 0), Self.frame.point(1, 1), style: "chance") }

    private var coxLine: [SVGElement] {
        guard case .value(let line) = curve.line, let first = groups.first, let last = groups.last else { return [] }
        let (low, high) = (max(0.005, first.predicted - 0.05), min(0.995, last.predicted + 0.05))
        guard low < high else { return [] }
        let points = (0...60).map { step in
            let predicted = low + (high - low) * Double(step) / 60
            return Self.frame.point(predicted, line.observed(atPredicted: predicted))
        }
        return [.path(points, style: "curve second dashed")]
    }

    private var emptyNote: [SVGElement] {
        guard groups.isEmpty else { return [] }
        let place = DrawingPoint(x: 232, y: 180)
        return [.text("not shown: too few lesions", at: place, anchor: .middle, style: "note")]
    }

    private func drawing(_ group: CalibrationCurve.Group) -> [SVGElement] {
        let largest = groups.map(\.count).max() ?? 1
        let center = Self.frame.point(group.predicted, group.observed)
        let interval = Self.wilson(group)
        let toTheLeft = group.predicted > 0.85
        return [
            .line(
                Self.frame.point(group.predicted, interval.lowerBound),
                Self.frame.point(group.predicted, interval.upperBound),
                style: "whisker first"
            ),
            .circle(
                center,
                radius: 3.5 + 3.5 * (Double(group.count) / Double(largest)).squareRoot(),
                style: "solid first"
            ),
            .text(
                String(group.count),
                at: DrawingPoint(x: center.x + (toTheLeft ? -11 : 11), y: center.y + 4),
                anchor: toTheLeft ? .end : .start,
                style: "number halo"
            ),
        ]
    }

    /// Wilson's 95% score interval of a frequency (J Am Stat Assoc 1927;22:209), which takes lesions as independent.
    private static func wilson(_ group: CalibrationCurve.Group) -> ClosedRange<Double> {
        let (n, p, z) = (Double(group.count), group.observed, 1.959963984540054)
        let center = (p + z * z / (2 * n)) / (1 + z * z / n)
        let half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
        return max(0, center - half)...min(1, center + half)
    }

    private static func sentence(_ group: CalibrationCurve.Group) -> String {
        "\(group.count) lesions: predicted \(group.predicted.fixed(2)), observed \(group.observed.fixed(2))."
    }

    /// `Calibration intercept 0.12, slope 0.81`.
    var lineText: String {
        switch curve.line {
        case .value(let line): "Calibration intercept \(line.intercept.fixed(2)), slope \(line.slope.fixed(2))."
        case .notEstimable(let reason): "Calibration line not estimable: \(reason)."
        }
    }

    private var caption: String {
        lineText
            + " Perfect calibration is intercept 0 and slope 1, the dashed diagonal; a slope below 1 means predictions "
            + "that are too extreme. Dots: groups of lesions with similar predictions, the number beside each, with "
            + "Wilson's 95% intervals, which take lesions as independent and are therefore too short where patients have several."
    }
}
