public import CanonicalEncoding

/// How models are tested on rows that they have not seen.
public struct ValidationDefinition: Hashable, Sendable, JSONRepresentable {
    /// The number of folds of patients: 2 to 20, or 0 for no cross-validation.
    public var folds: Int

    /// Whether each site is also predicted by models of the other sites: a disclosure.
    public var leaveOneSiteOut: Bool

    /// Decides which patients share a fold; 0 to 2^53 - 1.
    public var seed: Int

    /// Creates a definition.
    public init(folds: Int, leaveOneSiteOut: Bool, seed: Int) {
        self.folds = folds
        self.leaveOneSiteOut = leaveOneSiteOut
        self.seed = seed
    }

    /// The definition as canonical JSON.
    ///
    /// It names the statistics although this version knows one choice of each, so that later choices change no meaning.
    public var json: JSONValue {
        .object([
            "folds": .int(folds), "leave_one_site_out": .boolean(leaveOneSiteOut), "seed": .int(seed),
            "auc": Self.statistics,
        ])
    }

    /// Reads a definition; unknown fields are refused.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json, path: "validation")
        folds = try fields.int("folds")
        leaveOneSiteOut = try fields.boolean("leave_one_site_out")
        seed = try fields.int("seed")
        guard try fields.value("auc") == Self.statistics else {
            throw JSONError(path: "validation.auc", reason: "must be \(Self.statistics.canonicalText)")
        }
        try fields.finish()
    }

    /// The interval, the test and the adjustment for several series.
    private static let statistics = JSONValue.object([
        "interval": .string("obuchowski-logit"), "test": .string("one-and-two-sided"), "adjust": .string("holm"),
    ])
}
