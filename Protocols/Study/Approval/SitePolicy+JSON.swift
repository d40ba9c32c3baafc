public import CanonicalEncoding
import YAMLDocuments

extension SitePolicy: JSONRepresentable {
    private static let format = "intramural-policy/1"

    /// The policy as canonical JSON.
    public var json: JSONValue {
        .object([
            "format": .string(Self.format), "minimum_sites": .int(minimumSites), "minimum_rows": .int(minimumRows),
            "minimum_rows_per_class": .int(minimumRowsPerClass), "maximum_rounds": .int(maximumRounds),
            "maximum_gradients_per_row": .int(maximumGradientsPerRow),
            "allow_plain_aggregation": .boolean(allowsPlainAggregation),
            "consents": .object(
                Dictionary(
                    uniqueKeysWithValues: Disclosure.allCases.map { ($0.rawValue, .boolean(consents.contains($0))) }
                )
            ),
            "series_kinds": .strings(SeriesKind.allCases.filter(allowedSeriesKinds.contains).map(\.rawValue)),
        ])
    }

    /// Reads a policy; unknown fields are refused.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json)
        guard try fields.string("format") == Self.format else {
            throw JSONError(path: "format", reason: "must be \(Self.format)")
        }
        var consents = try JSONFields(fields.value("consents"), path: "consents")
        var given: Set<Disclosure> = []
        for disclosure in Disclosure.allCases where try consents.boolean(disclosure.rawValue) {
            given.insert(disclosure)
        }
        try consents.finish()
        self.init(
            minimumSites: try fields.int("minimum_sites"),
            minimumRows: try fields.int("minimum_rows"),
            minimumRowsPerClass: try fields.int("minimum_rows_per_class"),
            maximumRounds: try fields.int("maximum_rounds"),
            maximumGradientsPerRow: try fields.int("maximum_gradients_per_row"),
            allowsPlainAggregation: try fields.boolean("allow_plain_aggregation"),
            consents: given,
            allowedSeriesKinds: Set(try fields.words("series_kinds"))
        )
        try fields.finish()
        if let finding = findings.first { throw DocumentError(file: "policy", problems: [finding.problem]).jsonError }
    }
}
