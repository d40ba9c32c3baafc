/// The model of one signature in one part, as far as it has come.
struct ModelState: Sendable, Hashable {
    /// How the model stands.
    enum Status: Sendable, Hashable {
        case fitting
        case converged
        case notEstimable(String)
    }

    var status = Status.fitting

    /// Training rows with the low and the high outcome.
    var lowRows = 0
    var highRows = 0

    /// The means of all features by class; dropped once features are selected.
    var classMeans: [[Double]] = []

    /// The features in use as indices into the signature's, the strongest first.
    var selected: [Int] = []

    /// Mean and standard deviation of each feature in use (`n` in the denominator).
    var means: [Double] = []
    var deviations: [Double] = []

    /// The weights at which the next gradient is taken: one for each feature in use, then the intercept.
    var weights: [Double] = []

    /// The last accepted weights and the objective there.
    var acceptedWeights: [Double] = []
    var acceptedObjective: Double?

    /// Newton steps taken, and how often the current one was halved.
    var steps = 0
    var halvings = 0

    var rows: Int { lowRows + highRows }
    var isFitting: Bool { status == .fitting }

    /// The standardised values of the features in use.
    func standardised(_ values: [Double]) -> [Double] {
        selected.indices.map { (values[selected[$0]] - means[$0]) / deviations[$0] }
    }

    /// The linear predictor of standardised values, summed in the order of the features, the intercept last.
    static func predictor(_ standardised: [Double], weights: [Double]) -> Double {
        var sum = 0.0
        for (value, weight) in zip(standardised, weights) { sum += value * weight }
        return sum + (weights.last ?? 0)
    }
}
