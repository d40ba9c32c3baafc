public import CanonicalEncoding

/// What verifying a log found.
public struct VerificationReport: Sendable {
    /// Everything found, the most basic first.
    public let findings: [Finding]

    /// The checkpoint, if it is signed.
    public let checkpoint: SignedRoot?

    /// How many entries were read and found under the checkpoint.
    public let entries: Int

    /// How many bodies the entries name.
    public let bodies: Int

    /// Whether the log stands.
    public var isAccepted: Bool { findings.areAcceptable }

    /// The report as canonical JSON.
    public var json: JSONValue {
        var fields: [String: JSONValue] = [
            "accepted": .boolean(isAccepted), "entries": .integer(Int64(entries)), "bodies": .integer(Int64(bodies)),
            "findings": .array(findings.map(\.json)),
        ]
        if let checkpoint { fields["checkpoint"] = checkpoint.json }
        return .object(fields)
    }
}
