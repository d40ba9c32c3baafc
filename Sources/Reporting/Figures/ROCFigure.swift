import FederatedAnalysis
import Statistics

/// The ROC curve of a signature under each scheme, with the interval of each area beneath it.
struct ROCFigure: Sendable {
    let signature: SignatureResult
    let schemes: [ValidationScheme]
    let smallNumbers: SmallNumberRule

    private static let frame = PlotFrame(
        horizontal: .unit("1 − specificity", pixels: (62, 402)),
        vertical: .unit("Sensitivity", pixels: (352, 12))
    )
    private static let rowHeight = 40.0
    private static let legendTop = 418.0

    /// The figure.
    func figure(id: String) -> Figure {
        Figure(
            id: id,
            title: "\(signature.name): ROC curves.",
            description: "Receiver operating characteristic. " + curves.map(sentence).joined(separator: " "),
            caption: caption,
            width: 420,
            height: Self.legendTop + Self.rowHeight * Double(curves.count) + 46,
            elements: Self.frame.elements + [chance] + curves.flatMap(curve) + legend
        )
    }

    /// The validations that are drawn, the headline's last so that it lies on top.
    private var curves: [ValidationResult] { schemes.compactMap { signature.validation($0) } }

    private var chance: SVGElement { .line(Self.frame.point(0, 0), Self.frame.point(1, 1), style: "chance") }

    private func isShown(_ validation: ValidationResult) -> Bool {
        let (high, lesions) = (validation.highLesions, validation.lesions)
        return high > 0 && high < lesions && !smallNumbers.hides(high) && !smallNumbers.hides(lesions - high)
    }

    private func curve(_ validation: ValidationResult) -> [SVGElement] {
        guard isShown(validation) else { return [] }
        let points = ROCCurve(validation.histogram).points.map {
            Self.frame.point($0.falsePositiveRate, $0.truePositiveRate)
        }
        return [.path(points, style: "curve " + Self.style(validation.scheme))]
    }

    private var legend: [SVGElement] {
        let axis = Axis.unit("AUC with its 95% interval", pixels: (62, 402))
        let bottom = Self.legendTop + Self.rowHeight * Double(curves.count)
        let marks = zip(axis.ticks, axis.labels).map { tick, label in
            SVGElement.text(
                label,
                at: DrawingPoint(x: axis.position(tick), y: bottom + 16),
                anchor: .middle,
                style: "tick"
            )
        }
        let title = SVGElement.text(
            axis.title,
            at: DrawingPoint(x: 232, y: bottom + 36),
            anchor: .middle,
            style: "axis-title"
        )
        return marks + [title]
            + curves.enumerated().flatMap {
                legendRow($0.element, top: Self.legendTop + Self.rowHeight * Double($0.offset), axis)
            }
    }

    private func legendRow(_ validation: ValidationResult, top: Double, _ axis: Axis) -> [SVGElement] {
        let style = Self.style(validation.scheme)
        let grid = axis.ticks.map { tick in
            SVGElement.line(
                DrawingPoint(x: axis.position(tick), y: top + 21),
                DrawingPoint(x: axis.position(tick), y: top + 35),
                style: tick == 0.5 ? "chance" : "grid"
            )
        }
        var elements =
            grid + [
                SVGElement.line(
                    DrawingPoint(x: 62, y: top + 10),
                    DrawingPoint(x: 88, y: top + 10),
                    style: "curve " + style
                ),
                .text(validation.scheme.title, at: DrawingPoint(x: 96, y: top + 14), style: "label halo"),
                .text(numbers(validation), at: DrawingPoint(x: 402, y: top + 14), anchor: .end, style: "number halo"),
            ]
        guard let area = validation.area.value else { return elements }
        if let interval = validation.interval.value {
            elements.append(
                .line(
                    DrawingPoint(x: axis.position(interval.lower), y: top + 28),
                    DrawingPoint(x: axis.position(interval.upper), y: top + 28),
                    style: "whisker " + style
                )
            )
        }
        let place = DrawingPoint(x: axis.position(area), y: top + 28)
        return elements + [.circle(place, radius: 4.5, style: "solid " + style)]
    }

    private func numbers(_ validation: ValidationResult) -> String {
        validation.area.value.map { AreaText.short($0, validation.interval.value) } ?? "not estimable"
    }

    private func sentence(_ validation: ValidationResult) -> String {
        "\(validation.scheme.title): AUC \(numbers(validation))."
    }

    private var caption: String {
        let hidden =
            curves.allSatisfy(isShown)
            ? "" : " A curve whose classes are not both at least \(smallNumbers.limit) lesions is not drawn."
        return
            "One step for each score that occurs. The interval is that of the area (Obuchowski 1997, patients as clusters, "
            + "logit scale), not a band around the curve: the sums that leave the sites do not support one. "
            + "The dashed diagonal is chance." + hidden
    }

    /// Line styles differ in dash as well as in color.
    static func style(_ scheme: ValidationScheme) -> String {
        switch scheme {
        case .patientFolds: "first"
        case .leaveOneSiteOut: "second dashed"
        case .apparent: "muted dotted"
        }
    }
}
