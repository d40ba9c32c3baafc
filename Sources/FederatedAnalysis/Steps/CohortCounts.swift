/// Counts rows, patients and outcomes, and the patients' shuffle keys for the folds.
enum CohortCounts: FederatedStep {
    private static let counts = "cohort.counts"
    private static let keys = "cohort.keys"

    static func specification(_ context: StepContext) -> [TensorSpecification] {
        [.counts(counts, [5]), .counts(keys, [2, CohortState.binCount])]
    }

    static func contribute(
        _ cohort: LocalCohort,
        site: Int,
        _ context: StepContext,
        to contribution: inout Contribution
    ) throws(ContributionError) {
        let (counts, keys) = (contribution.slot(counts), contribution.slot(keys))
        contribution.count(counts, at: 4, by: cohort.listed)
        for rows in cohort.patients {
            let isHigh = rows.contains(where: \.isHigh)
            contribution.count(counts, at: 0, by: rows.count)
            contribution.count(counts, at: 1, by: rows.filter(\.isHigh).count)
            contribution.count(counts, at: 2)
            contribution.count(counts, at: 3, by: isHigh ? 1 : 0)
            let bin = CohortState.bin(shuffleKey: rows[0].shuffleKey, seed: context.plan.seed)
            contribution.count(keys, at: (isHigh ? CohortState.binCount : 0) + bin)
        }
    }

    static func advance(_ state: inout AnalysisState, by sum: Aggregate, _ context: StepContext) {
        state.cohort = CohortState(
            rows: sum.count(counts, at: 0),
            highRows: sum.count(counts, at: 1),
            patients: sum.count(counts, at: 2),
            highPatients: sum.count(counts, at: 3),
            listed: sum.count(counts, at: 4),
            patientsBelow: (0..<2).map { below(sum.words(keys), stratum: $0) }
        )
        state.models = context.plan.signatures.map { _ in context.parts.map { _ in ModelState() } }
        state.step = .classSums
    }

    private static func below(_ counts: [Int64], stratum: Int) -> [Int] {
        let start = stratum * CohortState.binCount
        return counts[start..<start + CohortState.binCount].reduce(into: [0]) { $0.append(($0.last ?? 0) + Int($1)) }
    }
}
