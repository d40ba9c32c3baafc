/// What the next round of an analysis asks for.
enum AnalysisStep: String, Sendable, Hashable {
    /// How many rows and patients there are, and where their shuffle keys lie, for balanced folds.
    case cohortCounts = "cohort-counts"

    /// Sums of every feature by class: means.
    case classSums = "class-sums"

    /// Sums of squares about the means by class: standard deviations and the screening statistic.
    case classSquares = "class-squares"

    /// Products of the standardised features that survived screening.
    case correlations

    /// Log-loss, gradient and Hessian of every model that has not converged.
    case newton

    /// How many rows of each class have each predicted score.
    case scoreHistograms = "score-histograms"

    /// Obuchowski's sums over patients, and the sites' own statements.
    case placementSums = "placement-sums"

    /// Nothing: the result is there.
    case finished

    /// One line for the ledger and for the officer who approves.
    var purpose: String {
        switch self {
        case .cohortCounts: "count lesions, patients and outcomes, and form balanced folds"
        case .classSums: "sum every feature by outcome, for means"
        case .classSquares: "sum squared distances from the mean by outcome, for scaling and screening"
        case .correlations: "sum products of the features that survived screening, for pruning"
        case .newton: "sum log-loss, gradient and Hessian of the logistic models"
        case .scoreHistograms: "count predicted scores by outcome, for ROC and calibration"
        case .placementSums: "sum placement values by patient, for confidence intervals"
        case .finished: "nothing"
        }
    }
}
