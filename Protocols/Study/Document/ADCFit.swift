public import CanonicalEncoding

/// How an ADC map is computed from diffusion-weighted series of the same study.
public struct ADCFit: Hashable, Sendable, JSONRepresentable {
    /// How the decay is fitted.
    public enum Method: String, Sendable, CaseIterable {
        /// Least squares on the logarithm of the signal: one exponential.
        case logLinear = "log-linear"

        /// The same, each logarithm weighted with the square of the signal that the log-linear fit predicts.
        case weightedLeastSquares = "weighted-least-squares"
    }

    /// The b-values that the fit uses, in s/mm^2, rising; at least two.
    public var bValues: [Int]

    /// How the decay is fitted.
    public var method: Method

    /// Creates a fit.
    public init(bValues: [Int], method: Method = .logLinear) {
        self.bValues = bValues
        self.method = method
    }

    /// The fit as canonical JSON.
    public var json: JSONValue {
        .object(["from_b": .array(bValues.map { .int($0) }), "method": .string(method.rawValue)])
    }

    /// Reads a fit; unknown fields are refused.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json, path: "series.fit")
        bValues = try fields.array("from_b").map { element throws(JSONError) in
            guard case .integer(let number) = element else {
                throw JSONError(path: "series.fit.from_b", reason: "must hold whole numbers only")
            }
            return Int(number)
        }
        method = try fields.word("method")
        try fields.finish()
    }
}
