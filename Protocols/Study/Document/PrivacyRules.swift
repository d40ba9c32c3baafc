public import CanonicalEncoding

/// How sites are protected from each other and from the coordinator.
public struct PrivacyRules: Hashable, Sendable, JSONRepresentable {
    /// How the coordinator forms a sum.
    public enum Aggregation: String, Sendable, CaseIterable {
        /// Masked: it learns the sum and nothing else.
        case secure

        /// It sees each site's numbers before it sums them.
        case plain
    }

    /// How the coordinator forms a sum.
    public var aggregation: Aggregation

    /// The fewest sites in a sum.
    public var minimumSites: Int

    /// The fewest lesions with which a site takes part.
    public var minimumRowsPerSite: Int

    /// The fewest lesions of each outcome with which a site takes part.
    public var minimumRowsPerClass: Int

    /// Creates rules.
    public init(aggregation: Aggregation, minimumSites: Int, minimumRowsPerSite: Int, minimumRowsPerClass: Int) {
        self.aggregation = aggregation
        self.minimumSites = minimumSites
        self.minimumRowsPerSite = minimumRowsPerSite
        self.minimumRowsPerClass = minimumRowsPerClass
    }

    /// The rules as canonical JSON.
    public var json: JSONValue {
        .object([
            "aggregation": .string(aggregation.rawValue), "minimum_sites": .int(minimumSites),
            "minimum_rows_per_site": .int(minimumRowsPerSite), "minimum_rows_per_class": .int(minimumRowsPerClass),
        ])
    }

    /// Reads rules; unknown fields are refused.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json, path: "privacy")
        aggregation = try fields.word("aggregation")
        minimumSites = try fields.int("minimum_sites")
        minimumRowsPerSite = try fields.int("minimum_rows_per_site")
        minimumRowsPerClass = try fields.int("minimum_rows_per_class")
        try fields.finish()
    }
}
