public import CanonicalEncoding
import Kernels

/// A logistic model that anybody can apply: standardise each feature, weigh, add the intercept, take the sigmoid.
public struct FittedModel: Sendable, Hashable, JSONRepresentable {
    /// The IBSI tags of the features in use, the strongest univariate difference first.
    public let features: [String]

    /// Each feature's mean over the training lesions.
    public let means: [Double]

    /// Each feature's standard deviation (`n` in the denominator).
    public let deviations: [Double]

    /// The weight of each standardised feature: change of the log-odds for one standard deviation.
    public let weights: [Double]

    /// The log-odds where every feature has its mean.
    public let intercept: Double

    /// How many lesions it was trained on.
    public let lesions: Int

    /// How many of them have the high outcome.
    public let highLesions: Int

    /// How many Newton steps it took.
    public let newtonSteps: Int

    /// Collects a model; the four lists have one element for each feature.
    public init(
        features: [String],
        means: [Double],
        deviations: [Double],
        weights: [Double],
        intercept: Double,
        lesions: Int,
        highLesions: Int,
        newtonSteps: Int
    ) {
        precondition(Set([features.count, means.count, deviations.count, weights.count]).count == 1, "equal lengths")
        self.features = features
        self.means = means
        self.deviations = deviations
        self.weights = weights
        self.intercept = intercept
        self.lesions = lesions
        self.highLesions = highLesions
        self.newtonSteps = newtonSteps
    }

    /// The model as canonical JSON.
    public var json: JSONValue {
        .object([
            "features": .array(features.map { .string($0) }), "means": .decimals(means),
            "deviations": .decimals(deviations), "weights": .decimals(weights),
            "intercept": .string(intercept.decimalString), "lesions": .integer(Int64(lesions)),
            "high_lesions": .integer(Int64(highLesions)), "newton_steps": .integer(Int64(newtonSteps)),
        ])
    }

    /// Reads a model; unknown fields are refused.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json, path: "model")
        features = try fields.strings("features")
        means = try fields.doubles("means")
        deviations = try fields.doubles("deviations")
        weights = try fields.doubles("weights")
        intercept = try fields.double("intercept")
        lesions = try fields.int("lesions")
        highLesions = try fields.int("high_lesions")
        newtonSteps = try fields.int("newton_steps")
        try fields.finish()
        guard Set([features.count, means.count, deviations.count, weights.count]).count == 1 else {
            throw JSONError(path: "model", reason: "must have one mean, deviation and weight for each feature")
        }
    }
}

extension JSONValue {
    /// Numbers as decimal strings.
    static func decimals(_ numbers: [Double]) -> JSONValue { .array(numbers.map { .string($0.decimalString) }) }
}
