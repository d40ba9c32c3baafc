public import CanonicalEncoding

extension AnalysisState: JSONRepresentable {
    /// The state as canonical JSON: what ``digest`` is the digest of.
    public var json: JSONValue {
        var fields: [String: JSONValue] = [
            "version": .integer(1), "sites": .array(sites.map { .string($0) }), "step": .string(step.rawValue),
            "cohort": cohort.json, "models": .array(models.map { .array($0.map(\.json)) }),
            "histograms": .array(histograms.map { .array($0.map(\.json)) }),
        ]
        if let result { fields["result"] = result.json }
        return .object(fields)
    }

    /// Reads a state; unknown versions and fields are refused.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json, path: "state")
        _ = try fields.int("version", in: 1...1)
        self.init(sites: try fields.strings("sites"))
        guard let step = AnalysisStep(rawValue: try fields.string("step")) else {
            throw JSONError(path: "state.step", reason: "is not known to this version")
        }
        self.step = step
        cohort = try CohortState(json: fields.value("cohort"))
        for element in try fields.array("models") {
            models.append(try element.elements { json throws(JSONError) in try ModelState(json: json) })
        }
        for element in try fields.array("histograms") {
            histograms.append(try element.elements { json throws(JSONError) in try SparseHistogram(json: json) })
        }
        result = try fields.optional("result").map { json throws(JSONError) in try AnalysisResult(json: json) }
        try fields.finish()
    }
}

extension JSONValue {
    fileprivate func elements<Element>(
        _ read: (JSONValue) throws(JSONError) -> Element
    ) throws(JSONError) -> [Element] {
        guard case .array(let elements) = self else { throw JSONError(path: "state", reason: "must hold arrays") }
        var values: [Element] = []
        for element in elements { values.append(try read(element)) }
        return values
    }
}
