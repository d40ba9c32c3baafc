import Kernels

/// Sums squared distances from the class means: standard deviations, and Welch's t for screening.
enum ClassSquares: FederatedStep {
    static func specification(_ context: StepContext) -> [TensorSpecification] {
        context.plan.signatures.map { signature in
            .longWords(
                "\(signature.name).squares",
                [context.parts.count, 2, signature.features.count, LongWord.digitCount]
            )
        }
    }

    static func contribute(
        _ cohort: LocalCohort,
        site: Int,
        _ context: StepContext,
        to contribution: inout Contribution
    ) throws(ContributionError) {
        for (index, signature) in context.plan.signatures.enumerated() {
            let squares = contribution.slot("\(signature.name).squares")
            try context.forEachTrainingRow(of: index, cohort, site: site) {
                (part, isHigh, values) throws(ContributionError) in
                let model = context.state.models[index][part]
                guard model.isFitting else { return }
                let means = model.classMeans[isHigh ? 1 : 0]
                let cell = 2 * part + (isHigh ? 1 : 0)
                for (feature, value) in values.enumerated() {
                    let distance = value - means[feature]
                    try contribution.addLongWord(
                        distance * distance,
                        to: squares,
                        at: cell * values.count + feature
                    )
                }
            }
        }
    }

    static func advance(_ state: inout AnalysisState, by sum: Aggregate, _ context: StepContext) {
        for (index, signature) in context.plan.signatures.enumerated() {
            for part in context.parts.indices where state.models[index][part].isFitting {
                let squares = (0..<2).map { outcome in
                    signature.features.indices.map { feature in
                        let position = (2 * part + outcome) * signature.features.count + feature
                        return sum.longValue("\(signature.name).squares", at: position)
                    }
                }
                Screening(signature: signature, plan: context.plan)
                    .select(&state.models[index][part], squares: squares)
            }
        }
        let isScreening = context.plan.signatures.contains(where: \.screens)
        state.step = isScreening ? .correlations : .newton
    }
}
