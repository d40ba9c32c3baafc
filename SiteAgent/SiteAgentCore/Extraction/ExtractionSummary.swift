public import CanonicalEncoding

/// What an extraction found: the flow of a study's cases and lesions, with every exclusion counted by its name.
public struct ExtractionSummary: Sendable, Hashable, JSONRepresentable {
    /// Lesions in the cohort table.
    public internal(set) var lesions = 0

    /// Patients in the cohort table.
    public internal(set) var patients = 0

    /// Lesions that take part.
    public internal(set) var includedLesions = 0

    /// Patients with a lesion that takes part.
    public internal(set) var includedPatients = 0

    /// Lesions that take part and whose outcome is high.
    public internal(set) var highLesions = 0

    /// Cases: lesions times the study's series.
    public internal(set) var cases = 0

    /// Cases whose features were computed now.
    public internal(set) var extracted = 0

    /// Cases that had not changed since their features were computed.
    public internal(set) var reused = 0

    /// Excluded cases by series and reason.
    public internal(set) var excludedCases: [String: [ExclusionReason: Int]] = [:]

    /// Excluded lesions by reason.
    public internal(set) var excludedLesions: [ExclusionReason: Int] = [:]

    /// Cases that were extracted with a warning, by series and the warning.
    public internal(set) var warnings: [String: [String: Int]] = [:]

    init() {}

    /// How many cases are excluded.
    public var excludedCaseCount: Int { excludedCases.values.reduce(0) { $0 + $1.values.reduce(0, +) } }

    mutating func exclude(series: String, _ reason: ExclusionReason) {
        excludedCases[series, default: [:]][reason, default: 0] += 1
    }

    mutating func warn(series: String, _ warning: String) {
        warnings[series, default: [:]][warning, default: 0] += 1
    }

    /// The summary as canonical JSON.
    public var json: JSONValue {
        .object([
            "lesions": .integer(Int64(lesions)), "patients": .integer(Int64(patients)),
            "included_lesions": .integer(Int64(includedLesions)),
            "included_patients": .integer(Int64(includedPatients)), "high_lesions": .integer(Int64(highLesions)),
            "cases": .integer(Int64(cases)), "extracted": .integer(Int64(extracted)),
            "reused": .integer(Int64(reused)), "excluded_cases": .object(excludedCases.mapValues(Self.json)),
            "excluded_lesions": Self.json(excludedLesions),
            "warnings": .object(
                warnings.mapValues { .object($0.mapValues { .integer(Int64($0)) }) }
            ),
        ])
    }

    private static func json(_ counts: [ExclusionReason: Int]) -> JSONValue {
        .object(Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, .integer(Int64($0.value))) }))
    }

    /// Reads a summary; unknown fields are refused.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json)
        lesions = try fields.int("lesions")
        patients = try fields.int("patients")
        includedLesions = try fields.int("included_lesions")
        includedPatients = try fields.int("included_patients")
        highLesions = try fields.int("high_lesions")
        cases = try fields.int("cases")
        extracted = try fields.int("extracted")
        reused = try fields.int("reused")
        guard case .object(let bySeries) = try fields.value("excluded_cases") else {
            throw JSONError(path: "excluded_cases", reason: "must be an object")
        }
        for (series, counts) in bySeries { excludedCases[series] = try Self.counts(counts) }
        excludedLesions = try Self.counts(fields.value("excluded_lesions"))
        // Cohorts that were extracted by an earlier version have none.
        if let json = fields.optional("warnings") { warnings = try Self.warnings(json) }
        try fields.finish()
    }

    private static func warnings(_ json: JSONValue) throws(JSONError) -> [String: [String: Int]] {
        var warnings: [String: [String: Int]] = [:]
        guard case .object(let bySeries) = json else { throw JSONError(path: "warnings", reason: "must be an object") }
        for (series, json) in bySeries {
            var fields = try JSONFields(json, path: "warnings")
            guard case .object(let counts) = json else { continue }
            for text in counts.keys { warnings[series, default: [:]][text] = try fields.int(text) }
            try fields.finish()
        }
        return warnings
    }

    private static func counts(_ json: JSONValue) throws(JSONError) -> [ExclusionReason: Int] {
        var fields = try JSONFields(json, path: "excluded")
        var counts: [ExclusionReason: Int] = [:]
        guard case .object(let members) = json else { return counts }
        for reason in ExclusionReason.allCases where members[reason.rawValue] != nil {
            counts[reason] = try fields.int(reason.rawValue)
        }
        try fields.finish()
        return counts
    }
}
