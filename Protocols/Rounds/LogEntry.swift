public import CanonicalEncoding

/// One entry of the round log: a canonical JSON object of at most 65,535 bytes.
///
/// Every entry has `version`, `time` (seconds since 1970, the coordinator's clock) and `entry` (the kind); the rest
/// depends on the kind. Entries name sites, digests and counts, never a person. Larger things are body files named by
/// their SHA-256.
public struct LogEntry: Hashable, Sendable, JSONRepresentable {
    /// The version of the vocabulary.
    public static let version = 1

    /// When the coordinator wrote the entry, in seconds since 1970.
    public let time: Int

    /// What happened.
    public let event: LogEvent

    /// Creates an entry.
    public init(time: Int, event: LogEvent) {
        self.time = time
        self.event = event
    }

    /// The bytes of the leaf.
    public var bytes: [UInt8] { json.canonicalBytes }

    /// The entry as canonical JSON.
    public var json: JSONValue {
        var fields = event.fields
        fields["version"] = .int(Self.version)
        fields["time"] = .int(time)
        fields["entry"] = .string(event.kind)
        return .object(fields)
    }

    /// Reads an entry; unknown versions, kinds and fields are refused.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json)
        try fields.requireVersion(Self.version)
        time = try fields.int("time")
        event = try LogEvent(kind: fields.string("entry"), from: &fields)
        try fields.finish()
    }
}
