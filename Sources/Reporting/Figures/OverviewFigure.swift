import FederatedAnalysis
import Statistics

/// Every signature and baseline on one axis, beside what the single-centre study found.
struct OverviewFigure: Sendable {
    let model: ReportModel
    let scheme: ValidationScheme

    /// The figure.
    func figure(id: String) -> Figure {
        let chart = IntervalChart(
            rows: rows,
            labelTitle: "Signature",
            detailTitle: "",
            valueTitle: "AUC (95% CI)"
        )
        return Figure(
            id: id,
            title: "Every signature and baseline. \(scheme.title).",
            description: rows.map(Self.sentence).joined(separator: " "),
            caption: caption,
            width: chart.width,
            height: chart.height,
            elements: chart.elements
        )
    }

    private var rows: [IntervalChart.Row] {
        model.signatures.map { row($0, beginsGroup: false) }
            + model.baselines.enumerated().map { row($0.element, beginsGroup: $0.offset == 0) }
    }

    private func row(_ signature: SignatureResult, beginsGroup: Bool) -> IntervalChart.Row {
        let published = signature.isBaseline ? nil : PublishedResult.of(series: signature.series)
        let marks = [own(signature), published.map(Self.mark)].compactMap { $0 }
        let reason = ResultsTable.reason(signature, scheme)
        return IntervalChart.Row(
            label: signature.name,
            detail: "",
            marks: own(signature) == nil ? [] : marks,
            note: "not estimable: " + (reason ?? "no validation"),
            beginsGroup: beginsGroup
        )
    }

    private func own(_ signature: SignatureResult) -> IntervalChart.Mark? {
        guard let validation = signature.validation(scheme), let area = validation.area.value else { return nil }
        let interval = validation.interval.value
        return IntervalChart.Mark(
            shape: .square(9),
            estimate: area,
            interval: interval.map { $0.lower...$0.upper },
            style: signature.isBaseline ? "third" : "first",
            text: AreaText.short(area, interval)
        )
    }

    private static func mark(_ published: PublishedResult) -> IntervalChart.Mark {
        IntervalChart.Mark(
            shape: .hollowDiamond,
            estimate: published.area,
            interval: published.lower...published.upper,
            style: "muted",
            text: AreaText.range(published.area, published.lower...published.upper)
        )
    }

    private static func sentence(_ row: IntervalChart.Row) -> String {
        let texts = row.marks.map(\.text)
        return "\(row.label): \(texts.isEmpty ? row.note : texts.joined(separator: ", in 2023 "))."
    }

    private var caption: String {
        let published =
            model.hasPublishedResults
            ? " Hollow diamonds: the single-centre study of 2023 (bootstrap intervals; other patients)." : ""
        return "Squares: this study, with Obuchowski's 95% interval on the logit scale, patients as clusters."
            + published
            + " The dashed line is chance."
    }
}
