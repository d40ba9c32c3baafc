import FederatedAnalysis
import Statistics

/// The sites' own areas under the curve, their random-effects summary and what a new site may expect.
struct ForestFigure: Sendable {
    let signature: String
    let validation: ValidationResult
    let smallNumbers: SmallNumberRule

    /// The figure; `nil` where the sites made no statements.
    func figure(id: String) -> Figure? {
        guard !validation.statements.isEmpty else { return nil }
        let chart = IntervalChart(
            rows: validation.statements.map(row) + summaryRows,
            labelTitle: "Site",
            detailTitle: "High / lesions",
            valueTitle: "AUC (95% CI)"
        )
        return Figure(
            id: id,
            title: "\(signature): area under the curve at each site. \(validation.scheme.title).",
            description: (validation.statements.map(sentence) + [summarySentence]).joined(separator: " "),
            caption: caption,
            width: chart.width,
            height: chart.height,
            elements: chart.elements
        )
    }

    private var largest: Int { validation.statements.compactMap { $0.area.value?.lesions }.max() ?? 1 }

    private func row(_ statement: SiteStatement) -> IntervalChart.Row {
        guard case .value(let area) = statement.area else {
            return IntervalChart.Row(label: statement.site, detail: "", marks: [], note: Self.note(statement.area))
        }
        let interval = Self.interval(area).value
        let size = 5 + 7 * (Double(area.lesions) / Double(max(largest, 1))).squareRoot()
        return IntervalChart.Row(
            label: statement.site,
            detail: counts(area),
            marks: [
                IntervalChart.Mark(
                    shape: .square(size),
                    estimate: area.area,
                    interval: interval.map { $0.lower...$0.upper },
                    style: "first",
                    text: AreaText.short(area.area, interval)
                )
            ]
        )
    }

    private func counts(_ area: SiteStatement.Area) -> String {
        guard smallNumbers.prints(validation.statements) else { return "not shown" }
        return smallNumbers.text(part: area.highLesions, of: area.lesions) + " / " + smallNumbers.text(area.lesions)
    }

    private var summaryRows: [IntervalChart.Row] {
        [randomEffectsRow] + predictionRows + [pooledRow].compactMap { $0 }
    }

    private var randomEffectsRow: IntervalChart.Row {
        let label = "Random effects"
        switch validation.heterogeneity {
        case .notEstimable(let reason):
            return IntervalChart.Row(
                label: label,
                detail: "",
                marks: [],
                note: "not estimable: " + reason,
                beginsGroup: true
            )
        case .value(let summary):
            let mark = IntervalChart.Mark(
                shape: .summary,
                estimate: summary.area,
                interval: summary.lower...summary.upper,
                style: "second",
                text: AreaText.range(summary.area, summary.lower...summary.upper)
            )
            return IntervalChart.Row(label: label, detail: "", marks: [mark], beginsGroup: true)
        }
    }

    private var predictionRows: [IntervalChart.Row] {
        guard let prediction = validation.heterogeneity.value?.prediction else { return [] }
        let mark = IntervalChart.Mark(
            shape: .bar,
            estimate: nil,
            interval: prediction,
            style: "second",
            text: AreaText.range(prediction)
        )
        return [IntervalChart.Row(label: "A new site", detail: "", marks: [mark])]
    }

    private var pooledRow: IntervalChart.Row? {
        guard let area = validation.area.value, let interval = validation.interval.value else { return nil }
        let mark = IntervalChart.Mark(
            shape: .summary,
            estimate: area,
            interval: interval.lower...interval.upper,
            style: "third",
            text: AreaText.short(area, interval)
        )
        return IntervalChart.Row(label: "All lesions pooled", detail: "", marks: [mark])
    }

    private var caption: String {
        let contributing = validation.statements.filter { ($0.area.value?.variance ?? 0) > 0 }.count
        let tail =
            "\(contributing) of \(validation.statements.count) sites have an area with a variance. Squares grow with the "
            + "number of lesions; intervals are Obuchowski's, patients as clusters, on the logit scale. Random effects: "
            + "DerSimonian-Laird on the logit scale"
        let hidden =
            smallNumbers.prints(validation.statements)
            ? "" : " Counts by site are not shown: a small one could be computed from the others and the total."
        guard let summary = validation.heterogeneity.value else { return tail + "." + hidden }
        let spread = summary.prediction == nil ? " A prediction interval needs three sites." : ""
        return tail + "; variance between sites \(summary.betweenSites.fixed(3))." + spread
            + " “A new site” is the 95% prediction interval." + hidden
    }

    private func sentence(_ statement: SiteStatement) -> String {
        guard let area = statement.area.value else { return "\(statement.site): \(Self.note(statement.area))." }
        return "\(statement.site): \(AreaText.short(area.area, Self.interval(area).value))."
    }

    private var summarySentence: String {
        guard let summary = validation.heterogeneity.value else { return "No summary over sites." }
        return "Random effects: \(AreaText.range(summary.area, summary.lower...summary.upper))."
    }

    /// The interval of a site's area from the variance that it stated.
    static func interval(_ area: SiteStatement.Area) -> Estimate<AreaInterval> {
        guard let variance = area.variance, variance > 0 else { return .notEstimable("no variance stated") }
        return AreaInterval.estimate(area: area.area, variance: variance)
    }

    private static func note(_ area: Estimate<SiteStatement.Area>) -> String {
        guard case .notEstimable(let reason) = area else { return "" }
        let text = "not estimable: " + reason
        return text.count > 56 ? text.prefix(55) + "…" : text
    }
}
