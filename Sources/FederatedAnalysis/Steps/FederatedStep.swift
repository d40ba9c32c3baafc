/// One step of an analysis: what a site adds, and what the coordinator makes of the sum, side by side.
protocol FederatedStep {
    /// The tensors of the round.
    static func specification(_ context: StepContext) -> [TensorSpecification]

    /// The site's half: adds the rows' parts.
    static func contribute(
        _ cohort: LocalCohort,
        site: Int,
        _ context: StepContext,
        to contribution: inout Contribution
    ) throws(ContributionError)

    /// The coordinator's half: the next state.
    static func advance(_ state: inout AnalysisState, by sum: Aggregate, _ context: StepContext)
}

/// What both halves of a step know: the plan, the public state, and what follows from them.
struct StepContext: Sendable {
    let plan: AnalysisPlan
    let state: AnalysisState
    let parts: [Part]
    let schemes: [ValidationScheme]

    init(plan: AnalysisPlan, state: AnalysisState) {
        self.plan = plan
        self.state = state
        parts = plan.parts(siteCount: state.sites.count)
        schemes = plan.schemes(siteCount: state.sites.count)
    }

    /// The fold of a patient, from the patient's rows.
    func fold(of rows: [LocalRow]) -> Int {
        guard let first = rows.first else { return 0 }
        let isHigh = rows.contains(where: \.isHigh)
        return state.cohort.fold(shuffleKey: first.shuffleKey, isHigh: isHigh, plan: plan)
    }

    /// Calls `body` for every row and every part that the row trains, for one signature.
    func forEachTrainingRow(
        of signature: Int,
        _ cohort: LocalCohort,
        site: Int,
        _ body: (_ part: Int, _ isHigh: Bool, _ values: [Double]) throws(ContributionError) -> Void
    ) throws(ContributionError) {
        for rows in cohort.patients {
            let fold = fold(of: rows)
            for row in rows {
                guard let values = row.values[signature] else { continue }
                for (index, part) in parts.enumerated() where part.trains(fold: fold, site: site) {
                    try body(index, row.isHigh, values)
                }
            }
        }
    }
}
