public import CanonicalEncoding

/// What repeating a log's calculations found.
public struct ReplayReport: Sendable {
    /// How far one study's analysis was repeated.
    public struct Study: Sendable, Hashable {
        /// The study's digest.
        public let study: SHA256Digest

        /// The study's own name and version.
        public let name: String

        /// How many rounds were summed and advanced again, to the same bits.
        public let rounds: Int

        /// How many contributions were summed.
        public let contributions: Int

        /// Whether the result was computed again, to the same bits.
        public let hasResult: Bool
    }

    /// Everything found: first by verifying the log, then by repeating its calculations.
    public let findings: [Finding]

    /// The studies whose analysis was opened, in the order of the log.
    public let studies: [Study]

    /// Whether the log stands and every bit was found again.
    public var isAccepted: Bool { findings.areAcceptable }

    /// The report as canonical JSON.
    public var json: JSONValue {
        let studies = studies.map { study in
            JSONValue.object([
                "study": .string(study.study.hex), "name": .string(study.name),
                "rounds": .integer(Int64(study.rounds)), "contributions": .integer(Int64(study.contributions)),
                "result": .boolean(study.hasResult),
            ])
        }
        return .object([
            "accepted": .boolean(isAccepted), "findings": .array(findings.map(\.json)), "studies": .array(studies),
        ])
    }
}
