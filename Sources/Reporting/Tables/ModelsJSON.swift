import CanonicalEncoding
import FederatedAnalysis
import Statistics

/// The models with every digit, for whoever applies them.
struct ModelsJSON: Sendable {
    private let model: ReportModel

    init(_ model: ReportModel) {
        self.model = model
    }

    /// The whole document.
    var json: JSONValue {
        .object([
            "format": .string("intramural-models"), "version": .integer(1),
            "study": .string(model.context.studyDigest.hex), "program": .string(model.context.program),
            "outcome": .string(model.context.outcome),
            "apply": .string(
                "probability = sigmoid(intercept + sum of weight * (value - mean) / deviation); features are computed as the "
                    + "study document says"
            ),
            "models": .array((model.signatures + model.baselines).map(signature)),
        ])
    }

    private func signature(_ signature: SignatureResult) -> JSONValue {
        var members: [String: JSONValue] = [
            "name": .string(signature.name), "series": .string(signature.series),
            "baseline": .boolean(signature.isBaseline),
        ]
        switch signature.model {
        case .notEstimable(let reason): members["not_estimable"] = .string(reason)
        case .value(let fitted):
            members["features"] = JSONValue.array(fitted.features.indices.map { feature(fitted, $0) })
            members["intercept"] = .string(fitted.intercept.decimalString)
            members["lesions"] = model.smallNumbers.json(fitted.lesions)
            members["high_lesions"] = model.smallNumbers.json(part: fitted.highLesions, of: fitted.lesions)
            members["newton_steps"] = .integer(Int64(fitted.newtonSteps))
        }
        return .object(members)
    }

    private func feature(_ fitted: FittedModel, _ index: Int) -> JSONValue {
        let label = model.label(fitted.features[index])
        return .object([
            "tag": .string(fitted.features[index]), "name": .string(label.name), "ibsi": .string(label.code),
            "weight": .string(fitted.weights[index].decimalString), "mean": .string(fitted.means[index].decimalString),
            "deviation": .string(fitted.deviations[index].decimalString),
        ])
    }
}
