import Kernels

/// One step of Newton's method for ridge-penalised logistic regression, for all models at once.
///
/// Each site sums log-loss, gradient and Hessian of its rows at the current weights. The coordinator takes the step, or
/// halves the last one if it made the objective worse.
enum NewtonStep: FederatedStep {
    static func specification(_ context: StepContext) -> [TensorSpecification] {
        context.plan.signatures.indices.map { index in
            .fixedPoint(
                "\(context.plan.signatures[index].name).newton",
                [context.parts.count, layout(context, index).count]
            )
        }
    }

    /// Where the numbers of a part are: log-loss, gradient, lower triangle of the Hessian.
    private struct Layout {
        let order: Int
        var gradient: Int { 1 }
        var hessian: Int { 1 + order }
        var count: Int { 1 + order + SymmetricMatrix.elementCount(order: order) }
    }

    private static func layout(_ context: StepContext, _ signature: Int) -> Layout {
        Layout(order: context.largestModel(signature) + 1)
    }

    static func contribute(
        _ cohort: LocalCohort,
        site: Int,
        _ context: StepContext,
        to contribution: inout Contribution
    ) throws(ContributionError) {
        for (index, signature) in context.plan.signatures.enumerated() {
            let layout = layout(context, index)
            let slot = contribution.slot("\(signature.name).newton")
            try context.forEachTrainingRow(of: index, cohort, site: site) {
                (part, isHigh, values) throws(ContributionError) in
                let model = context.state.models[index][part]
                guard model.isFitting else { return }
                let z = model.standardised(values)
                let terms = terms(of: z, isHigh: isHigh, weights: model.weights, layout: layout)
                try contribution.add(terms, to: slot, at: part * layout.count)
            }
        }
    }

    /// What one row adds to the numbers of a part.
    ///
    /// The layout is that of the largest model; the gradient of a smaller one is followed by zeros.
    private static func terms(of z: [Double], isHigh: Bool, weights: [Double], layout: Layout) -> [Double] {
        let predictor = ModelState.predictor(z, weights: weights)
        let probability = Elementary.sigmoid(predictor)
        let residual = probability - (isHigh ? 1 : 0)
        let curvature = probability * (1 - probability)
        let extended = z + [1]
        var terms = [Elementary.softplus(predictor) - (isHigh ? predictor : 0)]
        terms.reserveCapacity(layout.count)
        for value in extended { terms.append(residual * value) }
        terms.append(contentsOf: repeatElement(0, count: layout.hessian - terms.count))
        for row in extended.indices {
            let weighted = curvature * extended[row]
            for column in 0...row { terms.append(weighted * extended[column]) }
        }
        return terms
    }

    static func advance(_ state: inout AnalysisState, by sum: Aggregate, _ context: StepContext) {
        for (index, signature) in context.plan.signatures.enumerated() {
            let layout = layout(context, index)
            for part in context.parts.indices where state.models[index][part].isFitting {
                let order = state.models[index][part].weights.count
                let start = part * layout.count
                func value(_ offset: Int) -> Double { sum.value("\(signature.name).newton", at: start + offset) }
                state.models[index][part].step(
                    loss: value(0),
                    gradient: (0..<order).map { value(layout.gradient + $0) },
                    hessian: SymmetricMatrix(
                        order: order,
                        elements: (0..<SymmetricMatrix.elementCount(order: order)).map {
                            value(layout.hessian + $0)
                        }
                    ),
                    plan: context.plan
                )
            }
        }
        if !state.models.joined().contains(where: \.isFitting) { state.step = .scoreHistograms }
    }
}

extension ModelState {
    /// Takes the Newton step from the current weights, or half of the last one.
    fileprivate mutating func step(
        loss: Double,
        gradient: [Double],
        hessian: SymmetricMatrix,
        plan: AnalysisPlan
    ) {
        var (gradient, hessian) = (gradient, hessian)
        var objective = loss
        for index in selected.indices {
            objective += 0.5 * plan.ridge * weights[index] * weights[index]
            gradient[index] += plan.ridge * weights[index]
            hessian[index, index] += plan.ridge
        }
        if let accepted = acceptedObjective, objective > accepted + 1e-9 * (1 + accepted.magnitude), halvings < 30 {
            halvings += 1
            weights = zip(weights, acceptedWeights).map { 0.5 * ($0 + $1) }
            return
        }
        acceptedWeights = weights
        acceptedObjective = objective
        halvings = 0
        guard let factor = CholeskyFactor(hessian) else {
            status = .notEstimable("the classes are separated or features repeat each other; a ridge penalty helps")
            return
        }
        let step = factor.solve(gradient)
        steps += 1
        weights = zip(weights, step).map { $0 - $1 }
        guard weights.allSatisfy(\.isFinite) else {
            weights = acceptedWeights
            status = .notEstimable("the Newton step is not finite")
            return
        }
        if step.allSatisfy({ $0.magnitude < plan.tolerance }) {
            status = .converged
        } else if steps >= plan.maximumNewtonSteps {
            status = .notEstimable("not converged after \(steps) Newton steps")
        }
    }

    /// The predicted probability of the high outcome; `nil` if the model is not estimable.
    func probability(_ values: [Double]) -> Double? {
        guard status == .converged else { return nil }
        return Elementary.sigmoid(Self.predictor(standardised(values), weights: weights))
    }
}
