public import CanonicalEncoding

/// When a round counts.
public struct RoundRules: Hashable, Sendable, JSONRepresentable {
    /// How many sites must answer.
    public var quorum: Int

    /// How long the coordinator waits for the last of them.
    public var deadlineSeconds: Int

    /// Creates rules.
    public init(quorum: Int, deadlineSeconds: Int) {
        self.quorum = quorum
        self.deadlineSeconds = deadlineSeconds
    }

    /// The rules as canonical JSON.
    public var json: JSONValue {
        .object(["quorum": .int(quorum), "deadline_seconds": .int(deadlineSeconds)])
    }

    /// Reads rules; unknown fields are refused.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json, path: "rounds")
        quorum = try fields.int("quorum")
        deadlineSeconds = try fields.int("deadline_seconds")
        try fields.finish()
    }
}
