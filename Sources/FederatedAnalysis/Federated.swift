/// A federated analysis as pairs of pure functions: the site's `contribution` and the coordinator's `advance`.
///
/// Both are given the public state. A contribution is a sum over the site's rows of integers, so that the sum over sites
/// is the sum over all rows, in whatever order and however the rows are split; `advance` computes the next state from
/// that sum with deterministic arithmetic. Whoever has the sums can repeat every state, bit for bit.
public enum Federated {
    /// The state before the first round.
    public static func initialState(plan: AnalysisPlan, sites: [String]) -> AnalysisState {
        AnalysisState(sites: sites.sorted())
    }

    /// The tensors that every site sends in the next round; none when the analysis is finished.
    public static func specification(of state: AnalysisState, plan: AnalysisPlan) -> [TensorSpecification] {
        step(state)?.specification(StepContext(plan: plan, state: state)) ?? []
    }

    /// What a site sends in the next round.
    ///
    /// `site` is its position among the state's sites.
    public static func contribution(
        plan: AnalysisPlan,
        state: AnalysisState,
        cohort: LocalCohort,
        site: Int
    ) throws(ContributionError) -> Contribution {
        guard let step = step(state) else { throw .finished }
        for row in cohort.rows {
            guard row.values.count == plan.signatures.count else { throw .wrongShape(signature: "a lesion") }
            for (signature, values) in zip(plan.signatures, row.values) {
                guard values.map({ $0.count == signature.features.count }) ?? true else {
                    throw .wrongShape(signature: signature.name)
                }
            }
        }
        let context = StepContext(plan: plan, state: state)
        var contribution = Contribution(step.specification(context))
        try step.contribute(cohort, site: site, context, to: &contribution)
        return contribution
    }

    /// The state after the round's sum.
    public static func advance(plan: AnalysisPlan, state: AnalysisState, sum: Aggregate) -> AnalysisState {
        guard let step = step(state) else { return state }
        var next = state
        step.advance(&next, by: sum, StepContext(plan: plan, state: state))
        return next
    }

    private static func step(_ state: AnalysisState) -> (any FederatedStep.Type)? {
        switch state.step {
        case .cohortCounts: CohortCounts.self
        case .classSums: ClassSums.self
        case .classSquares: ClassSquares.self
        case .correlations: Correlations.self
        case .newton: NewtonStep.self
        case .scoreHistograms: ScoreHistograms.self
        case .placementSums: PlacementSums.self
        case .finished: nil
        }
    }
}
