public import CanonicalEncoding

/// What an analysis found: sums and the models that follow from them.
///
/// Every statistic of the report is a pure function of this value, so that whoever has the log's sums has the report's
/// numbers, bit for bit.
public struct AnalysisResult: Sendable, Hashable, JSONRepresentable {
    /// Who was counted.
    public let cohort: CohortSummary

    /// The models in the order of the plan: one for each series, then the baselines.
    public let signatures: [SignatureResult]

    /// Collects a result.
    public init(cohort: CohortSummary, signatures: [SignatureResult]) {
        self.cohort = cohort
        self.signatures = signatures
    }

    /// The result as canonical JSON.
    public var json: JSONValue {
        .object(["version": .integer(1), "cohort": cohort.json, "signatures": .array(signatures.map(\.json))])
    }

    /// Reads a result; unknown versions and fields are refused.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json)
        _ = try fields.int("version", in: 1...1)
        cohort = try CohortSummary(json: fields.value("cohort"))
        var signatures: [SignatureResult] = []
        for element in try fields.array("signatures") { signatures.append(try SignatureResult(json: element)) }
        self.signatures = signatures
        try fields.finish()
    }
}
