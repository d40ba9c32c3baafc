public import CanonicalEncoding

/// The name of one round: which study, which round of it, and which attempt at that round.
///
/// Rounds and attempts count from 1. A new attempt asks the same question of the same state again, after too few
/// sites had answered by the deadline.
public struct RoundIdentifier: Hashable, Sendable {
    /// The SHA-256 of the study's canonical JSON.
    public let study: SHA256Digest

    /// Which round of the study, from 1.
    public let round: Int

    /// Which attempt at the round, from 1.
    public let attempt: Int

    /// Creates the identifier of a round.
    public init(study: SHA256Digest, round: Int, attempt: Int) {
        self.study = study
        self.round = round
        self.attempt = attempt
    }

    /// Reads the three fields out of a message that carries them.
    init(from fields: inout JSONFields) throws(JSONError) {
        study = try fields.digest("study")
        round = try fields.positive("round")
        attempt = try fields.positive("attempt")
    }

    /// The three fields, to be merged into a message.
    var fields: [String: JSONValue] {
        ["study": .string(study.hex), "round": .integer(Int64(round)), "attempt": .integer(Int64(attempt))]
    }
}
