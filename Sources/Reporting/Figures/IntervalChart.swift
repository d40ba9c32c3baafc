/// Rows of estimates with their intervals on one axis from 0 to 1: a forest plot, or an overview of signatures.
struct IntervalChart: Sendable {
    /// An estimate with its interval.
    struct Mark: Sendable {
        /// How the estimate is drawn.
        enum Shape: Sendable {
            /// A square of a size in pixels.
            case square(Double)

            /// A hollow diamond: somebody else's result.
            case hollowDiamond

            /// A diamond as wide as the interval: a summary.
            case summary

            /// The interval alone.
            case bar
        }

        let shape: Shape
        let estimate: Double?
        let interval: ClosedRange<Double>?
        let style: String

        /// The numbers in print, to the right of the plot.
        let text: String
    }

    /// One line of the chart.
    struct Row: Sendable {
        let label: String
        let detail: String
        let marks: [Mark]

        /// What stands in the plot if there is no mark.
        var note = ""

        /// Whether a rule separates it from the rows above.
        var beginsGroup = false
    }

    let rows: [Row]
    let labelTitle: String
    let detailTitle: String
    let valueTitle: String

    private static let plotWidth = 340.0
    private static let top = 34.0

    private var labelWidth: Double { min(230, max(110, 7 * Double(rows.map(\.label.count).max() ?? 0))) }
    private var detailWidth: Double { detailTitle.isEmpty ? 0 : 84 }
    private var axis: Axis {
        let left = labelWidth + detailWidth + 14
        return .unit("Area under the ROC curve", pixels: (left, left + Self.plotWidth))
    }

    /// The size of the drawing.
    var width: Double { axis.pixels.1 + 134 }

    /// The size of the drawing.
    var height: Double { Self.top + heights.reduce(0, +) + 52 }

    private var heights: [Double] {
        rows.map { 28 + 18 * Double(max(0, $0.marks.count - 1)) + ($0.beginsGroup ? 8 : 0) }
    }

    /// The drawing.
    var elements: [SVGElement] {
        var elements = frame
        var y = Self.top
        for (row, height) in zip(rows, heights) {
            if row.beginsGroup {
                elements.append(.line(DrawingPoint(x: 0, y: y + 4), DrawingPoint(x: width, y: y + 4), style: "rule"))
            }
            elements += self.elements(row, top: y + (row.beginsGroup ? 8 : 0))
            y += height
        }
        return elements
    }

    private var frame: [SVGElement] {
        let bottom = height - 48
        let marks = zip(axis.ticks, axis.labels).flatMap { tick, label in
            let x = axis.position(tick)
            return [
                SVGElement.line(
                    DrawingPoint(x: x, y: Self.top - 6),
                    DrawingPoint(x: x, y: bottom),
                    style: tick == 0.5 ? "chance" : "grid"
                ),
                .text(label, at: DrawingPoint(x: x, y: bottom + 17), anchor: .middle, style: "tick"),
            ]
        }
        let center = (axis.pixels.0 + axis.pixels.1) / 2
        return marks + headings + [
            .line(DrawingPoint(x: axis.pixels.0, y: bottom), DrawingPoint(x: axis.pixels.1, y: bottom), style: "axis"),
            .text(axis.title, at: DrawingPoint(x: center, y: bottom + 37), anchor: .middle, style: "axis-title"),
        ]
    }

    private var headings: [SVGElement] {
        [
            .text(labelTitle, at: DrawingPoint(x: 0, y: 16), style: "heading"),
            .text(detailTitle, at: DrawingPoint(x: labelWidth + detailWidth, y: 16), anchor: .end, style: "heading"),
            .text(valueTitle, at: DrawingPoint(x: width, y: 16), anchor: .end, style: "heading"),
        ].filter { $0.text != "" }
    }

    private func elements(_ row: Row, top: Double) -> [SVGElement] {
        let baseline = top + 18
        var elements = [SVGElement.text(row.label, at: DrawingPoint(x: 0, y: baseline), style: "label")]
        if !row.detail.isEmpty {
            let place = DrawingPoint(x: labelWidth + detailWidth, y: baseline)
            elements.append(.text(row.detail, at: place, anchor: .end, style: "number"))
        }
        if row.marks.isEmpty {
            elements.append(.text(row.note, at: DrawingPoint(x: axis.pixels.0 + 6, y: baseline), style: "note"))
        }
        for (position, mark) in row.marks.enumerated() {
            let y = top + 14 + 18 * Double(position)
            elements += drawing(mark, y: y)
            elements.append(.text(mark.text, at: DrawingPoint(x: width, y: y + 4), anchor: .end, style: "number"))
        }
        return elements
    }

    private func drawing(_ mark: Mark, y: Double) -> [SVGElement] {
        let whisker = mark.interval.map { interval in
            SVGElement.line(
                DrawingPoint(x: axis.position(interval.lowerBound), y: y),
                DrawingPoint(x: axis.position(interval.upperBound), y: y),
                style: "whisker " + mark.style
            )
        }
        let center = mark.estimate.map { DrawingPoint(x: axis.position($0), y: y) }
        switch mark.shape {
        case .square(let size):
            let square = center.map { center in
                SVGElement.rectangle(
                    DrawingPoint(x: center.x - size / 2, y: y - size / 2),
                    DrawingPoint(x: center.x + size / 2, y: y + size / 2),
                    style: "solid " + mark.style
                )
            }
            return [whisker, square].compactMap { $0 }
        case .hollowDiamond:
            return [whisker, center.map { Self.diamond($0, halfWidth: 5, style: "hollow " + mark.style) }].compactMap {
                $0
            }
        case .summary: return [summaryDiamond(mark, y: y)].compactMap { $0 }
        case .bar: return [whisker].compactMap { $0 } + ends(mark, y: y)
        }
    }

    private func summaryDiamond(_ mark: Mark, y: Double) -> SVGElement? {
        guard let estimate = mark.estimate, let interval = mark.interval else { return nil }
        return .path(
            [
                DrawingPoint(x: axis.position(interval.lowerBound), y: y),
                DrawingPoint(x: axis.position(estimate), y: y - 6),
                DrawingPoint(x: axis.position(interval.upperBound), y: y),
                DrawingPoint(x: axis.position(estimate), y: y + 6),
            ],
            closed: true,
            style: "solid " + mark.style
        )
    }

    private func ends(_ mark: Mark, y: Double) -> [SVGElement] {
        guard let interval = mark.interval else { return [] }
        return [interval.lowerBound, interval.upperBound].map { end in
            let x = axis.position(end)
            return .line(DrawingPoint(x: x, y: y - 5), DrawingPoint(x: x, y: y + 5), style: "whisker " + mark.style)
        }
    }

    private static func diamond(_ center: DrawingPoint, halfWidth: Double, style: String) -> SVGElement {
        .path(
            [
                DrawingPoint(x: center.x - halfWidth, y: center.y), DrawingPoint(x: center.x, y: center.y - halfWidth),
                DrawingPoint(x: center.x + halfWidth, y: center.y), DrawingPoint(x: center.x, y: center.y + halfWidth),
            ],
            closed: true,
            style: style
        )
    }
}
