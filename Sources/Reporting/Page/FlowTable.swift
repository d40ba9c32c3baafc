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
        totals = Self.totals(model)
    }

    private static func row(_ flow: SiteFlow, _ rule: SmallNumberRule) -> Row {
        Row(
            site: flow.site,
            listed: flow.hidesListed(rule) ? "not shown" : rule.text(flow.listed),
            exclusions: flow.exclusions.map { "\($0.reason): \(rule.text($0.lesions))" },
            hasExclusions: !flow.exclusions.isEmpty,
            analysed: rule.text(flow.analysed)
        )
    }

    private static func totals(_ model: ReportModel) -> [String] {
        let (cohort, rule) = (model.result.cohort, model.smallNumbers)
        let excluded = cohort.listedLesions - cohort.lesions
        let listed =
            model.hidesListedLesions
            ? (rule.hides(excluded)
                ? "Fewer than \(rule.limit) of the listed lesions were left out."
                : "\(rule.limit) or more of the listed lesions were left out.")
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

extension SiteFlow {
    /// A total from which a hidden exclusion could be subtracted is hidden with it.
    func hidesListed(_ rule: SmallNumberRule) -> Bool {
        exclusions.contains { rule.hides($0.lesions) } || rule.hides(listed - analysed)
    }
}

extension ReportModel {
    /// Whether the number of listed lesions would give a hidden one away.
    var hidesListedLesions: Bool {
        smallNumbers.hides(result.cohort.listedLesions - result.cohort.lesions)
            || context.flow.contains { $0.hidesListed(smallNumbers) }
    }
}
