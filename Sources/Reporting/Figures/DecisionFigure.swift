import FederatedAnalysis
import Statistics

/// The net benefit of acting on the signature, beside acting on every lesion and on none.
struct DecisionFigure: Sendable {
    let signature: String
    let validation: ValidationResult
    let smallNumbers: SmallNumberRule

    private static let floor = -0.1
    private static let horizontal = Axis(
        domain: 0...0.8,
        pixels: (62, 402),
        ticks: [0, 0.2, 0.4, 0.6, 0.8],
        places: 1,
        title: "Threshold probability"
    )

    /// The figure.
    func figure(id: String) -> Figure {
        let points = isShown ? DecisionCurve(validation.histogram, percents: 5...75).points : []
        let best = points.flatMap { [$0.model, $0.everybody] }.max() ?? 0
        let frame = PlotFrame(horizontal: Self.horizontal, vertical: Self.vertical(upTo: best))
        return Figure(
            id: id,
            title: "\(signature): decision curve. \(validation.scheme.title).",
            description: points.isEmpty ? "Not shown." : Self.description(points),
            caption:
                "Net benefit: true positives for each lesion, less false positives weighed by the odds of the threshold "
                + "(Vickers and Elkin 2006). Useful only where the signature lies above both alternatives, and only as far as "
                + "its probabilities are calibrated. No interval is computed.",
            width: 420,
            height: 396,
            elements: frame.elements + (points.isEmpty ? [Self.note] : curves(points, frame) + legend)
        )
    }

    private var isShown: Bool {
        let (high, low) = (validation.highLesions, validation.lesions - validation.highLesions)
        return high > 0 && low > 0 && !smallNumbers.hides(high) && !smallNumbers.hides(low)
    }

    private static func vertical(upTo best: Double) -> Axis {
        let top = max(2, Int((best * 10).rounded(.up)))
        return Axis(
            domain: floor...Double(top) / 10,
            pixels: (352, 12),
            ticks: (-1...top).map { Double($0) / 10 },
            places: 1,
            title: "Net benefit"
        )
    }

    private func curves(_ points: [DecisionCurve.Point], _ frame: PlotFrame) -> [SVGElement] {
        [
            .path([frame.point(0, 0), frame.point(0.8, 0)], style: "curve muted dotted"),
            Self.curve(points.map { ($0.percent, $0.everybody) }, frame, style: "curve second dashed"),
            Self.curve(points.map { ($0.percent, $0.model) }, frame, style: "curve first"),
        ]
    }

    /// A curve as far as it stays above the floor.
    private static func curve(_ values: [(Int, Double)], _ frame: PlotFrame, style: String) -> SVGElement {
        let visible = values.prefix { $0.1 >= floor }
        return .path(visible.map { frame.point(Double($0.0) / 100, $0.1) }, style: style)
    }

    private var legend: [SVGElement] {
        let rows = [(signature, "first"), ("every lesion", "second dashed"), ("no lesion", "muted dotted")]
        return rows.enumerated().flatMap { position, row in
            let y = 26 + 20 * Double(position)
            return [
                SVGElement.text(row.0, at: DrawingPoint(x: 362, y: y + 4), anchor: .end, style: "label halo"),
                .line(DrawingPoint(x: 370, y: y), DrawingPoint(x: 398, y: y), style: "curve " + row.1),
            ]
        }
    }

    private static var note: SVGElement {
        .text("not shown: too few lesions", at: DrawingPoint(x: 232, y: 180), anchor: .middle, style: "note")
    }

    private static func description(_ points: [DecisionCurve.Point]) -> String {
        let texts = points.filter { $0.percent % 10 == 0 }.map { point in
            "At \(point.percent)%: signature \(point.model.fixed(3)), every lesion \(point.everybody.fixed(3))."
        }
        return "Net benefit; acting on no lesion is 0. " + texts.joined(separator: " ")
    }
}
