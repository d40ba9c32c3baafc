/// Two axes with their marks, titles and grid.
struct PlotFrame: Sendable {
    let horizontal: Axis
    let vertical: Axis

    /// The pixel of a pair of numbers.
    func point(_ x: Double, _ y: Double) -> DrawingPoint {
        DrawingPoint(x: horizontal.position(x), y: vertical.position(y))
    }

    /// Grid, marks and titles.
    var elements: [SVGElement] { grid + horizontalMarks + verticalMarks }

    private var left: Double { horizontal.pixels.0 }
    private var right: Double { horizontal.pixels.1 }
    private var bottom: Double { vertical.pixels.0 }
    private var top: Double { vertical.pixels.1 }

    private var grid: [SVGElement] {
        horizontal.ticks.map { tick in
            let x = horizontal.position(tick)
            return .line(DrawingPoint(x: x, y: top), DrawingPoint(x: x, y: bottom), style: "grid")
        }
            + vertical.ticks.map { tick in
                let y = vertical.position(tick)
                return .line(DrawingPoint(x: left, y: y), DrawingPoint(x: right, y: y), style: "grid")
            }
    }

    private var horizontalMarks: [SVGElement] {
        let axis = SVGElement.line(
            DrawingPoint(x: left, y: bottom),
            DrawingPoint(x: right, y: bottom),
            style: "axis"
        )
        let labels = zip(horizontal.ticks, horizontal.labels).map { tick, label in
            SVGElement.text(
                label,
                at: DrawingPoint(x: horizontal.position(tick), y: bottom + 18),
                anchor: .middle,
                style: "tick"
            )
        }
        let title = SVGElement.text(
            horizontal.title,
            at: DrawingPoint(x: (left + right) / 2, y: bottom + 38),
            anchor: .middle,
            style: "axis-title"
        )
        return [axis] + labels + (horizontal.title.isEmpty ? [] : [title])
    }

    private var verticalMarks: [SVGElement] {
        let axis = SVGElement.line(DrawingPoint(x: left, y: top), DrawingPoint(x: left, y: bottom), style: "axis")
        let labels = zip(vertical.ticks, vertical.labels).map { tick, label in
            SVGElement.text(
                label,
                at: DrawingPoint(x: left - 8, y: vertical.position(tick) + 4),
                anchor: .end,
                style: "tick"
            )
        }
        let title = SVGElement.verticalText(
            vertical.title,
            at: DrawingPoint(x: left - 42, y: (top + bottom) / 2),
            style: "axis-title"
        )
        return [axis] + labels + [title]
    }
}
