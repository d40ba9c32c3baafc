/// Everything about an analysis that the study fixes before any data is touched.
public struct AnalysisPlan: Sendable, Hashable {
    /// The models, one for each series and baseline.
    public var signatures: [SignaturePlan]

    /// The most features that are multiplied with each other; the width rule cuts it to a third of the rows.
    public var width: Int

    /// Of two features that correlate more than this, the weaker one is dropped.
    public var correlationAbove: Double

    /// The most features a screened model keeps.
    public var keep: Int

    /// The ridge penalty: `lambda / 2 * |w|^2` is added to the summed log-loss of standardised features; the intercept
    /// is free.
    ///
    /// scikit-learn's `C` is its reciprocal.
    public var ridge: Double

    /// How many Newton steps are tried before a model counts as not estimable.
    public var maximumNewtonSteps: Int

    /// A model has converged when no weight moves by more than this.
    public var tolerance: Double

    /// The number of folds of patients; 0 for no cross-validation.
    public var folds: Int

    /// Whether each site is also predicted by a model of the others.
    ///
    /// This is a disclosure: the sums that miss one site equal that site's own.
    public var leaveOneSiteOut: Bool

    /// Whether each site states its own area under the curve.
    ///
    /// This is a disclosure.
    public var siteStatements: Bool

    /// A site with fewer rows of a class than this states no area.
    public var suppressBelow: Int

    /// Decides which patients share a fold.
    public var seed: UInt64

    /// Creates a plan.
    public init(
        signatures: [SignaturePlan],
        width: Int,
        correlationAbove: Double,
        keep: Int,
        ridge: Double,
        maximumNewtonSteps: Int,
        tolerance: Double,
        folds: Int,
        leaveOneSiteOut: Bool,
        siteStatements: Bool,
        suppressBelow: Int,
        seed: UInt64
    ) {
        self.signatures = signatures
        self.width = width
        self.correlationAbove = correlationAbove
        self.keep = keep
        self.ridge = ridge
        self.maximumNewtonSteps = maximumNewtonSteps
        self.tolerance = tolerance
        self.folds = folds
        self.leaveOneSiteOut = leaveOneSiteOut
        self.siteStatements = siteStatements
        self.suppressBelow = suppressBelow
        self.seed = seed
    }
}

extension AnalysisPlan {
    /// The training sets of every model, for a number of sites: everybody, all but one fold, all but one site.
    func parts(siteCount: Int) -> [Part] {
        [.all] + (0..<folds).map(Part.withoutFold)
            + (leaveOneSiteOut && siteCount > 1 ? (0..<siteCount).map(Part.withoutSite) : [])
    }

    /// The ways in which rows are predicted, for a number of sites.
    func schemes(siteCount: Int) -> [ValidationScheme] {
        (folds > 0 ? [.patientFolds] : [])
            + (leaveOneSiteOut && siteCount > 1 ? [.leaveOneSiteOut] : []) + [.apparent]
    }
}
