import FederatedAnalysis
import Statistics

/// How predicted probabilities are distributed among lesions with the high and with the low outcome.
///
/// Bars are merged until each stands for enough lesions, so that no bar is a small number.
struct ScoreFigure: Sendable {
    /// Lesions of one outcome with predictions in a range, as a share of that outcome for each 0.05 of probability.
    struct Bar: Sendable, Hashable {
        let range: ClosedRange<Double>
        let percent: Double
    }

    let signature: String
    let validation: ValidationResult
    let smallNumbers: SmallNumberRule

    private static let columns = 20
    private static let horizontal = Axis.unit("Predicted probability of a high outcome", pixels: (62, 402))

    /// The figure.
    func figure(id: String) -> Figure {
        let (high, low) = (bars(validation.histogram.high), bars(validation.histogram.low))
        let top = max(10, (high + low).map(\.percent).max() ?? 0)
        return Figure(
            id: id,
            title: "\(signature): predicted probabilities. \(validation.scheme.title).",
            description: "Distribution of predictions. " + Self.sentence("High outcome", high) + " "
                + Self.sentence("Low outcome", low),
            caption: caption,
            width: 420,
            height: 396,
            elements: panel(
                high,
                "High outcome",
                count: validation.highLesions,
                top: top,
                pixels: (172, 12),
                style: "second"
            )
                + panel(
                    low,
                    "Low outcome",
                    count: validation.lesions - validation.highLesions,
                    top: top,
                    pixels: (352, 192),
                    style: "first"
                )
        )
    }

    /// The bars of one outcome, from low to high predictions; none where the outcome itself is a small number.
    func bars(_ counts: [Int64]) -> [Bar] {
        let total = counts.reduce(0, +)
        guard total > 0, !smallNumbers.hides(Int(total)) else { return [] }
        var columns = [Int64](repeating: 0, count: Self.columns)
        for (score, count) in counts.enumerated() {
            columns[min(Self.columns - 1, score * Self.columns / (ScoreHistogram.binCount - 1))] += count
        }
        return Self.merged(columns, atLeast: Int64(max(smallNumbers.limit, 1))).map { first, last, count in
            Bar(
                range: Double(first) / Double(Self.columns)...Double(last + 1) / Double(Self.columns),
                percent: 100 * Double(count) / (Double(total) * Double(last - first + 1))
            )
        }
    }

    /// Joins neighbors until each group has enough; a last group that has not joins the one before.
    private static func merged(_ columns: [Int64], atLeast minimum: Int64) -> [(first: Int, last: Int, count: Int64)] {
        guard let first = columns.firstIndex(where: { $0 > 0 }), let last = columns.lastIndex(where: { $0 > 0 }) else {
            return []
        }
        var groups: [(first: Int, last: Int, count: Int64)] = []
        var (start, count) = (first, Int64(0))
        for column in first...last {
            if count == 0, columns[column] == 0 { start = column + 1 }
            count += columns[column]
            guard count >= minimum else { continue }
            groups.append((start, column, count))
            (start, count) = (column + 1, 0)
        }
        if count > 0, let previous = groups.popLast() { groups.append((previous.first, last, previous.count + count)) }
        return groups
    }

    private func panel(
        _ bars: [Bar],
        _ label: String,
        count: Int,
        top: Double,
        pixels: (Double, Double),
        style: String
    ) -> [SVGElement] {
        let frame = PlotFrame(
            horizontal: pixels.0 > 300 ? Self.horizontal : Self.horizontal.unlabelled,
            vertical: .fromZero(to: top, "% of lesions", pixels: pixels)
        )
        let drawn = bars.map { bar in
            SVGElement.rectangle(
                frame.point(bar.range.lowerBound, 0),
                frame.point(bar.range.upperBound, bar.percent),
                style: "bar " + style
            )
        }
        let note = bars.isEmpty ? " – not shown" : ""
        let title = "\(label), n = \(smallNumbers.text(part: count, of: validation.lesions))\(note)"
        let place = DrawingPoint(x: 398, y: pixels.1 + 14)
        return frame.elements + drawn + [.text(title, at: place, anchor: .end, style: "label halo")]
    }

    private static func sentence(_ label: String, _ bars: [Bar]) -> String {
        let parts = bars.map { "\($0.range.lowerBound.fixed(2)) to \($0.range.upperBound.fixed(2))" }
        return bars.isEmpty ? "\(label): not shown." : "\(label): bars over \(parts.joined(separator: ", "))."
    }

    private var caption: String {
        let merged =
            smallNumbers.limit > 1
            ? " Neighboring columns are joined until each bar stands for \(smallNumbers.limit) lesions." : ""
        return
            "Height: percent of that outcome's lesions for each 0.05 of probability; areas are proportional to lesions."
            + merged
    }
}

extension Axis {
    /// The same axis without words, for all but the lowest of several panels.
    var unlabelled: Axis { Axis(domain: domain, pixels: pixels, ticks: [], places: places, title: "") }
}
