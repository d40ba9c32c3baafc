public import CanonicalEncoding

/// A logistic model with a ridge penalty, fitted by federated Newton steps.
public struct ModelDefinition: Hashable, Sendable, JSONRepresentable {
    /// The tolerance of a study that names none.
    public static let defaultTolerance = 1e-10

    /// The number of Newton steps of a study that names none.
    public static let defaultMaximumNewtonSteps = 50

    /// The penalty: `ridge / 2 * |w|^2` is added to the summed log-loss of standardised features; 0 for none.
    ///
    /// The intercept is free. scikit-learn's `C` is the reciprocal.
    public var ridge: Double

    /// The model has converged when no weight moves by more than this.
    public var tolerance: Double

    /// A model that has not converged after so many steps is not estimable.
    public var maximumNewtonSteps: Int

    /// Creates a definition.
    public init(
        ridge: Double,
        tolerance: Double = defaultTolerance,
        maximumNewtonSteps: Int = defaultMaximumNewtonSteps
    ) {
        self.ridge = ridge
        self.tolerance = tolerance
        self.maximumNewtonSteps = maximumNewtonSteps
    }

    /// The definition as canonical JSON.
    public var json: JSONValue {
        .object([
            "kind": .string("logistic"), "ridge": .string(ridge.decimalString),
            "tolerance": .string(tolerance.decimalString), "maximum_newton_steps": .int(maximumNewtonSteps),
        ])
    }

    /// Reads a definition; unknown fields are refused.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json, path: "model")
        guard try fields.string("kind") == "logistic" else {
            throw JSONError(path: "model.kind", reason: "must be logistic")
        }
        ridge = try fields.double("ridge")
        tolerance = try fields.double("tolerance")
        maximumNewtonSteps = try fields.int("maximum_newton_steps")
        try fields.finish()
    }
}
