public import CanonicalEncoding

extension StudyDocument: JSONRepresentable {
    /// The name and version of the document's form.
    private static let format = "intramural-study/1"

    /// The study as canonical JSON.
    public var json: JSONValue {
        .object([
            "format": .string(Self.format), "study": .string(name), "version": .int(version),
            "amendment": .optional(amendment), "title": .optional(title), "unit": Self.unit,
            "outcome": outcome.json, "series": .array(series.map(\.json)), "features": features.json,
            "selection": selection.json, "model": model.json, "validation": validation.json,
            "baselines": .array(baselines.map(\.json)), "rounds": rounds.json, "privacy": privacy.json,
            "disclosures": .strings(disclosures.map(\.rawValue)),
        ])
    }

    /// Reads a study; unknown fields are refused, and so is every study that YAML could not say.
    public init(json: JSONValue) throws(JSONError) {
        let draft = try StudyDraft(json: json)
        do {
            try self.init(draft)
        } catch {
            throw error.jsonError
        }
        guard self.json == json else {
            throw JSONError(path: "", reason: "is not in canonical order: series by name, disclosures by vocabulary")
        }
    }

    private static let unit = JSONValue.object(["row": .string("lesion"), "cluster": .string("patient")])

    fileprivate static func requireHeader(_ fields: inout JSONFields) throws(JSONError) {
        guard try fields.string("format") == format else {
            throw JSONError(path: "format", reason: "must be \(format)")
        }
        guard try fields.value("unit") == unit else {
            throw JSONError(path: "unit", reason: "must be \(unit.canonicalText)")
        }
    }
}

extension StudyDraft {
    fileprivate init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json)
        try StudyDocument.requireHeader(&fields)
        self.init(
            name: try fields.string("study"),
            version: try fields.int("version"),
            amendment: try fields.stringOrNull("amendment"),
            title: try fields.stringOrNull("title"),
            outcome: try OutcomeRule(json: fields.value("outcome")),
            series: try fields.array("series").map { element throws(JSONError) in try SeriesDefinition(json: element) },
            features: try FeatureSelection(json: fields.value("features")),
            selection: try SelectionRule(json: fields.value("selection")),
            model: try ModelDefinition(json: fields.value("model")),
            validation: try ValidationDefinition(json: fields.value("validation")),
            baselines: try fields.array("baselines").map { element throws(JSONError) in try Baseline(json: element) },
            rounds: try RoundRules(json: fields.value("rounds")),
            privacy: try PrivacyRules(json: fields.value("privacy")),
            disclosures: try fields.words("disclosures")
        )
        try fields.finish()
    }
}
