import Statistics

/// Counts predicted scores by outcome: what the ROC curve, its area and calibration follow from.
enum ScoreHistograms: FederatedStep {
    private static func name(_ signature: SignaturePlan) -> String { "\(signature.name).scores" }

    static func specification(_ context: StepContext) -> [TensorSpecification] {
        context.plan.signatures.map {
            .counts(name($0), [context.schemes.count, 2, ScoreHistogram.binCount])
        }
    }

    static func contribute(
        _ cohort: LocalCohort,
        site: Int,
        _ context: StepContext,
        to contribution: inout Contribution
    ) throws(ContributionError) {
        for (index, signature) in context.plan.signatures.enumerated() {
            let slot = contribution.slot(name(signature))
            for (scheme, _) in context.schemes.enumerated() {
                for patient in context.scoredPatients(cohort, signature: index, scheme: scheme, site: site) {
                    for row in patient {
                        let cell = 2 * scheme + (row.isHigh ? 1 : 0)
                        contribution.count(slot, at: cell * ScoreHistogram.binCount + row.score)
                    }
                }
            }
        }
    }

    static func advance(_ state: inout AnalysisState, by sum: Aggregate, _ context: StepContext) {
        state.histograms = context.plan.signatures.map { signature in
            let words = sum.words(name(signature))
            return context.schemes.indices.map { scheme in
                func counts(_ outcome: Int) -> [Int64] {
                    let start = (2 * scheme + outcome) * ScoreHistogram.binCount
                    return Array(words[start..<start + ScoreHistogram.binCount])
                }
                return SparseHistogram(ScoreHistogram(low: counts(0), high: counts(1)))
            }
        }
        state.step = .placementSums
    }
}

/// A row's score under one scheme.
///
/// It never leaves the site.
struct ScoredRow: Sendable {
    let score: Int
    let isHigh: Bool
}

extension StepContext {
    /// The scores of each patient's rows under one scheme; rows that no model predicts are left out, and so are patients
    /// without a row.
    func scoredPatients(_ cohort: LocalCohort, signature: Int, scheme: Int, site: Int) -> [[ScoredRow]] {
        cohort.patients.compactMap { rows in
            let fold = fold(of: rows)
            let scored = rows.compactMap { row -> ScoredRow? in
                guard let values = row.values[signature],
                    let part = parts.firstIndex(of: schemes[scheme].part(fold: fold, site: site)),
                    let probability = state.models[signature][part].probability(values)
                else { return nil }
                return ScoredRow(score: ScoreHistogram.score(probability), isHigh: row.isHigh)
            }
            return scored.isEmpty ? nil : scored
        }
    }
}
