public import CanonicalEncoding
public import Study

/// Everything that a site's folder knows about one study, for `status`.
public struct SiteOverview: Sendable {
    /// The study's digest.
    public let digest: SHA256Digest

    /// The study.
    public let document: StudyDocument

    /// When the officer approved it, in seconds since 1970; `nil` if not.
    public let approvedAt: Int64?

    /// The digest of the policy that it was approved under.
    public let approvedPolicy: SHA256Digest?

    /// The counts of the last extraction; `nil` before it.
    public let flow: ExtractionSummary?

    /// When the cohort was frozen, in seconds since 1970; `nil` while it may still change.
    public let frozenAt: Int?

    /// Where the analysis stands; `nil` before the first round.
    public let status: ParticipationStatus?

    /// Why it was stopped.
    public let reason: String?

    /// The digest of the result.
    public let result: SHA256Digest?

    /// How many rounds this site has answered.
    public let answeredRounds: Int

    /// How many bytes left for this study.
    public let bytesSent: Int

    /// The studies of a folder in the order in which they were first seen.
    public static func all(in store: SiteStore) throws -> [SiteOverview] {
        try store.read { transaction in
            try transaction.studies().map { try SiteOverview($0, transaction) }
        }
    }

    private init(_ stored: StoredStudy, _ transaction: StoreTransaction) throws {
        let cohort = try transaction.cohort(of: stored.digest)
        let participation = try transaction.participation(in: stored.digest)
        let ledger = EgressLedger(try transaction.egress(study: stored.digest))
        digest = stored.digest
        document = stored.signed.document
        approvedAt = stored.approval?.approvedAt
        approvedPolicy = stored.approval?.policy
        flow = cohort?.flow
        frozenAt = cohort?.frozen
        status = participation?.status
        reason = participation?.reason
        result = participation?.result
        answeredRounds = Set(ledger.entries.filter { $0.kind == .contribution }.compactMap(\.place?.round)).count
        bytesSent = ledger.bytesSent
    }

    /// The overview as canonical JSON.
    public var json: JSONValue {
        .object([
            "study": .string(digest.hex), "name": .string(document.name),
            "study_version": .integer(Int64(document.version)),
            "approved_at": approvedAt.map { .integer($0) } ?? .null, "flow": flow?.json ?? .null,
            "frozen_at": frozenAt.map { .integer(Int64($0)) } ?? .null,
            "status": .string(status?.rawValue ?? "not-started"), "reason": reason.map { .string($0) } ?? .null,
            "result": result.map { .string($0.hex) } ?? .null, "answered_rounds": .integer(Int64(answeredRounds)),
            "bytes_sent": .integer(Int64(bytesSent)),
        ])
    }

    /// Whether a text names this study: its name, or 8 or more digits of its digest.
    public func isNamed(_ text: String) -> Bool {
        text == document.name || (text.count >= 8 && digest.hex.hasPrefix(text.lowercased()))
    }
}
