/// Which features go on: those that vary, the strongest univariate differences first.
///
/// The statistic is Welch's t of the two classes. At most `width` features survive, and at most a third as many as there
/// are training rows: a sum of products of more features than that gives away the rows' span.
struct Screening {
    let signature: SignaturePlan
    let plan: AnalysisPlan

    /// Chooses the features of a model, sets their scaling, and forgets the class means.
    func select(_ model: inout ModelState, squares: [[Double]]) {
        let candidates = signature.features.indices.compactMap { Candidate($0, model, squares) }
        let widest = min(plan.width, model.rows / 3)
        let survivors: [Candidate]
        if signature.screens {
            survivors = Array(candidates.sorted().prefix(widest))
        } else if candidates.count <= widest {
            survivors = candidates
        } else {
            model.status = .notEstimable(
                "\(candidates.count) features are more than a third of \(model.rows) training lesions"
            )
            survivors = []
        }
        if survivors.isEmpty, model.isFitting { model.status = .notEstimable("no feature varies") }
        model.use(survivors)
    }

    /// A feature that varies.
    struct Candidate: Comparable {
        let feature: Int
        let mean: Double
        let deviation: Double
        let strength: Double

        /// `nil` for a feature that is constant, but for rounding, in this training set.
        init?(_ feature: Int, _ model: ModelState, _ squares: [[Double]]) {
            let (low, high) = (Double(model.lowRows), Double(model.highRows))
            let (lowMean, highMean) = (model.classMeans[0][feature], model.classMeans[1][feature])
            let difference = highMean - lowMean
            let rows = low + high
            mean = lowMean + difference * (high / rows)
            let variance =
                (squares[0][feature] + squares[1][feature] + difference * difference * (low * high / rows)) / rows
            deviation = variance.squareRoot()
            guard deviation > 1e-9 * mean.magnitude, deviation > 1e-12, deviation.isFinite else { return nil }
            self.feature = feature
            let error =
                (squares[0][feature] / (low * (low - 1)) + squares[1][feature] / (high * (high - 1))).squareRoot()
            strength = error > 0 ? difference.magnitude / error : .greatestFiniteMagnitude
        }

        static func < (left: Candidate, right: Candidate) -> Bool {
            (right.strength, left.feature) < (left.strength, right.feature)
        }
    }
}

extension ModelState {
    fileprivate mutating func use(_ candidates: [Screening.Candidate]) {
        classMeans = []
        selected = candidates.map(\.feature)
        means = candidates.map(\.mean)
        deviations = candidates.map(\.deviation)
        startFitting()
    }

    /// Puts all weights to zero.
    mutating func startFitting() {
        weights = [Double](repeating: 0, count: selected.count + 1)
        acceptedWeights = weights
    }
}
