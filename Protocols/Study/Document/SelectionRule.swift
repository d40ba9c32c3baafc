public import CanonicalEncoding

/// Which features of a series go into its model; decided again in every training part.
public struct SelectionRule: Hashable, Sendable, JSONRepresentable {
    /// Of two features that correlate more than this, the weaker one is dropped; above 0, at most 1.
    public var correlationAbove: Double

    /// The most features that a model keeps.
    public var keep: Int

    /// The most features that are multiplied with each other, after univariate screening.
    public var width: Int

    /// Creates a rule.
    public init(correlationAbove: Double, keep: Int, width: Int) {
        self.correlationAbove = correlationAbove
        self.keep = keep
        self.width = width
    }

    /// The rule as canonical JSON.
    public var json: JSONValue {
        .object([
            "correlation_above": .string(correlationAbove.decimalString), "keep": .int(keep), "width": .int(width),
        ])
    }

    /// Reads a rule; unknown fields are refused.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json, path: "selection")
        correlationAbove = try fields.double("correlation_above")
        keep = try fields.int("keep")
        width = try fields.int("width")
        try fields.finish()
    }
}
