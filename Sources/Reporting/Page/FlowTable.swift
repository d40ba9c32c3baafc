import FederatedAnalysis

/// Who was listed, who was left out and why, as far as it was disclosed and is not a small number.
struct FlowTable: Sendable {
    /// One site's line, as printed.
    struct Row: Sendable {
        let site: String
        let listed: String
        let exclusions: [String]
        let hasExclusions: Bool
        let analysed: String
    }

    let rows: [Row]
    let hasRows: Bool

    /// Lesions, patients, outcomes and exclusions over all sites, as sentences.
    let totals: [String]

    /// The flow of a study.
    init(_ model: ReportModel) {
        rows = model.context.flow.map { Self.row($0, model.smallNumbers) }
        hasRows = !rows.isEmpty
        totals = Self.totals(model.result.cohort, model.smallNumbers)
    }

    /// A total from which a hidden exclusion could be subtracted is hidden with it.
    private static func row(_ flow: SiteFlow, _ rule: SmallNumberRule) -> Row {
        let hides = flow.exclusions.contains { rule.hides($0.lesions) } || rule.hides(flow.listed - flow.analysed)
        return Row(
            site: flow.site,
            listed: hides ? "not shown" : rule.text(flow.listed),
            exclusions: flow.exclusions.map { "\($0.reason): \(rule.text($0.lesions))" },
            hasExclusions: !flow.exclusions.isEmpty,
            analysed: rule.text(flow.analysed)
        )
    }

    private static func totals(_ cohort: CohortSummary, _ rule: SmallNumberRule) -> [String] {
        let excluded = cohort.listedLesions - cohort.lesions
        let listed =
            rule.hides(excluded)
            ? "Fewer than \(rule.limit) of the listed lesions were left out."
            : "\(rule.text(cohort.listedLesions)) lesions listed, \(rule.text(excluded)) left out."
        let high = rule.text(part: cohort.highLesions, of: cohort.lesions)
        let highPatients = rule.text(part: cohort.highPatients, of: cohort.patients)
        return [
            listed,
            "\(rule.text(cohort.lesions)) lesions of \(rule.text(cohort.patients)) patients took part.",
            "\(high) lesions have the high outcome; \(highPatients) patients have at least one of them.",
        ]
    }
}
