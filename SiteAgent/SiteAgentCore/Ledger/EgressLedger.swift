public import CanonicalEncoding

/// The egress ledger as the data-protection officer reads it: every body that left, and totals.
public struct EgressLedger: Sendable, JSONRepresentable {
    /// The entries in the order of writing.
    public let entries: [EgressEntry]

    init(_ entries: [EgressEntry]) {
        self.entries = entries
    }

    /// Reads the ledger of a site, of one study or of all.
    public init(_ store: SiteStore, study: SHA256Digest? = nil) throws {
        entries = try store.read { try $0.egress(study: study) }
    }

    /// How many bytes left, counting a body as often as it was sent.
    public var bytesSent: Int { entries.reduce(0) { $0 + $1.length * $1.sends } }

    /// How many contributions have no receipt.
    public var unconfirmed: Int { entries.count { $0.kind == .contribution && $0.receipt == nil } }

    /// The ledger as canonical JSON.
    public var json: JSONValue {
        .object([
            "version": .integer(1), "entries": .array(entries.map(\.json)),
            "bytes_sent": .integer(Int64(bytesSent)), "unconfirmed": .integer(Int64(unconfirmed)),
        ])
    }

    /// Reads an exported ledger; the totals have to fit the entries.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json)
        _ = try fields.int("version", in: 1...1)
        entries = try fields.array("entries").map { element throws(JSONError) in try EgressEntry(json: element) }
        let bytes = try fields.int("bytes_sent")
        let unconfirmed = try fields.int("unconfirmed")
        try fields.finish()
        guard bytes == bytesSent, unconfirmed == self.unconfirmed else {
            throw JSONError(path: "bytes_sent", reason: "and unconfirmed must be the totals of the entries")
        }
    }
}

extension EgressEntry: JSONRepresentable {
    /// The entry as canonical JSON.
    public var json: JSONValue {
        .object([
            "time": .integer(Int64(time)), "kind": .string(kind.rawValue),
            "study": place.map { .string($0.study.hex) } ?? .null, "round": .integer(Int64(place?.round ?? 0)),
            "attempt": .integer(Int64(place?.attempt ?? 0)), "sha256": .string(body.hex),
            "bytes": .integer(Int64(length)), "fields": .array(fields.map { .string($0) }),
            "purpose": .string(purpose), "sends": .integer(Int64(sends)), "receipt": receipt ?? .null,
        ])
    }

    /// Reads an entry; unknown fields are refused.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json, path: "entries")
        let kind = try fields.string("kind")
        guard let known = Kind(rawValue: kind) else {
            throw JSONError(path: "entries.kind", reason: "is not known to this version")
        }
        let round = try fields.int("round")
        let attempt = try fields.int("attempt")
        var place: Place?
        if try fields.value("study") != .null {
            var again = try JSONFields(json, path: "entries")
            place = Place(study: try again.digest("study"), round: round, attempt: attempt)
        }
        self.init(
            time: try fields.int("time"),
            kind: known,
            place: place,
            body: try fields.digest("sha256"),
            length: try fields.int("bytes"),
            fields: try fields.strings("fields"),
            purpose: try fields.string("purpose")
        )
        sends = try fields.int("sends")
        let receipt = try fields.value("receipt")
        self.receipt = receipt == .null ? nil : receipt
        try fields.finish()
    }
}
