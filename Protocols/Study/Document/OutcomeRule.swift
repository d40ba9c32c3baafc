public import CanonicalEncoding

/// How a raw score becomes the outcome high or low.
///
/// The score itself stays at the site.
public struct OutcomeRule: Hashable, Sendable, JSONRepresentable {
    /// How the score is compared with the threshold.
    public enum Comparison: String, Sendable, CaseIterable {
        /// The threshold or more.
        case atLeast = ">="

        /// More than the threshold.
        case above = ">"

        /// The threshold or less.
        case atMost = "<="

        /// Less than the threshold.
        case below = "<"
    }

    /// The score's name, for people: for example `hif1a_staining_index`.
    public var score: String

    /// How the score is compared.
    public var comparison: Comparison

    /// What it is compared with, in the score's own unit.
    public var threshold: Double

    /// Creates a rule.
    public init(score: String, comparison: Comparison, threshold: Double) {
        self.score = score
        self.comparison = comparison
        self.threshold = threshold
    }

    /// Whether a score is high; a score that is not a number is not.
    public func isHigh(score: Double) -> Bool {
        switch comparison {
        case .atLeast: score >= threshold
        case .above: score > threshold
        case .atMost: score <= threshold
        case .below: score < threshold
        }
    }

    /// The rule as YAML writes it, for example `>= 5`.
    public var text: String { "\(comparison.rawValue) \(threshold.decimalString)" }

    /// The rule as canonical JSON.
    public var json: JSONValue {
        .object([
            "score": .string(score), "comparison": .string(comparison.rawValue),
            "threshold": .string(threshold.decimalString),
        ])
    }

    /// Reads a rule; unknown fields are refused.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json, path: "outcome")
        score = try fields.string("score")
        comparison = try fields.word("comparison")
        threshold = try fields.double("threshold")
        try fields.finish()
    }
}
