/// Sums products of the features that survived screening; of two that say the same, the weaker goes.
enum Correlations: FederatedStep {
    static func specification(_ context: StepContext) -> [TensorSpecification] {
        context.plan.signatures.indices.filter { context.plan.signatures[$0].screens }.map { index in
            .fixedPoint(
                "\(context.plan.signatures[index].name).products",
                [context.parts.count, pairCount(context.largestModel(index))]
            )
        }
    }

    private static func pairCount(_ features: Int) -> Int { features * (features - 1) / 2 }

    static func contribute(
        _ cohort: LocalCohort,
        site: Int,
        _ context: StepContext,
        to contribution: inout Contribution
    ) throws(ContributionError) {
        for (index, signature) in context.plan.signatures.enumerated() where signature.screens {
            let pairs = pairCount(context.largestModel(index))
            let products = contribution.slot("\(signature.name).products")
            try context.forEachTrainingRow(of: index, cohort, site: site) {
                (part, _, values) throws(ContributionError) in
                let model = context.state.models[index][part]
                guard model.isFitting else { return }
                let z = model.standardised(values)
                for first in z.indices {
                    for second in 0..<first {
                        try contribution.add(
                            z[first] * z[second],
                            to: products,
                            at: part * pairs + pairCount(first) + second
                        )
                    }
                }
            }
        }
    }

    static func advance(_ state: inout AnalysisState, by sum: Aggregate, _ context: StepContext) {
        for (index, signature) in context.plan.signatures.enumerated() where signature.screens {
            let pairs = pairCount(context.largestModel(index))
            for part in context.parts.indices where state.models[index][part].isFitting {
                let rows = Double(state.models[index][part].rows)
                state.models[index][part].prune(plan: context.plan) { first, second in
                    sum.value("\(signature.name).products", at: part * pairs + pairCount(first) + second) / rows
                }
            }
        }
        state.step = .newton
    }
}

extension StepContext {
    /// The most features that a model of a signature has in any part.
    func largestModel(_ signature: Int) -> Int {
        state.models[signature].filter(\.isFitting).map(\.selected.count).max() ?? 0
    }
}

extension ModelState {
    /// Goes through the features from the strongest on and keeps those that do not correlate with one already kept.
    fileprivate mutating func prune(plan: AnalysisPlan, correlation: (_ first: Int, _ second: Int) -> Double) {
        var kept: [Int] = []
        for candidate in selected.indices where kept.count < plan.keep {
            let isNew = kept.allSatisfy { correlation(candidate, $0).magnitude <= plan.correlationAbove }
            if isNew { kept.append(candidate) }
        }
        selected = kept.map { selected[$0] }
        means = kept.map { means[$0] }
        deviations = kept.map { deviations[$0] }
        startFitting()
    }
}
