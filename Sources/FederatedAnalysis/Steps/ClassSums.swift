import Kernels

/// Sums every feature by outcome: exact long words, so that no scale has to be agreed on.
enum ClassSums: FederatedStep {
    static func specification(_ context: StepContext) -> [TensorSpecification] {
        context.plan.signatures.flatMap { signature in
            [
                .counts("\(signature.name).rows", [context.parts.count, 2]),
                .longWords(
                    "\(signature.name).sums",
                    [context.parts.count, 2, signature.features.count, LongWord.digitCount]
                ),
            ]
        }
    }

    static func contribute(
        _ cohort: LocalCohort,
        site: Int,
        _ context: StepContext,
        to contribution: inout Contribution
    ) throws(ContributionError) {
        for (index, signature) in context.plan.signatures.enumerated() {
            let rows = contribution.slot("\(signature.name).rows")
            let sums = contribution.slot("\(signature.name).sums")
            try context.forEachTrainingRow(of: index, cohort, site: site) {
                (part, isHigh, values) throws(ContributionError) in
                let cell = 2 * part + (isHigh ? 1 : 0)
                contribution.count(rows, at: cell)
                for (feature, value) in values.enumerated() {
                    try contribution.addLongWord(value, to: sums, at: cell * values.count + feature)
                }
            }
        }
    }

    static func advance(_ state: inout AnalysisState, by sum: Aggregate, _ context: StepContext) {
        for (index, signature) in context.plan.signatures.enumerated() {
            for part in context.parts.indices {
                var model = ModelState()
                model.lowRows = sum.count("\(signature.name).rows", at: 2 * part)
                model.highRows = sum.count("\(signature.name).rows", at: 2 * part + 1)
                if model.lowRows < 2 || model.highRows < 2 {
                    model.status = .notEstimable("fewer than two training lesions of a class")
                } else {
                    model.classMeans = [model.lowRows, model.highRows].enumerated().map { outcome, rows in
                        signature.features.indices.map { feature in
                            let position = (2 * part + outcome) * signature.features.count + feature
                            return sum.longValue("\(signature.name).sums", at: position) / Double(rows)
                        }
                    }
                }
                state.models[index][part] = model
            }
        }
        state.step = .classSquares
    }
}
