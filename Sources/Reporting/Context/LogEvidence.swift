/// The round log as it stood when the report was made: what an auditor compares.
public struct LogEvidence: Sendable, Hashable {
    /// The log's origin, the first line of its checkpoints.
    public let origin: String

    /// How many entries it had.
    public let size: Int

    /// Its root hash in base64, as in the checkpoint.
    public let rootHash: String

    /// The signed checkpoint, whole.
    public let checkpoint: String

    /// The key that the checkpoint verifies under, as text (C2SP signed-note).
    public let verifierKey: String

    /// How many rounds the study took.
    public let rounds: Int

    /// Where the log is; only the last part of the path is printed, as the name of a copy.
    public let location: String

    /// Collects the evidence.
    public init(
        origin: String,
        size: Int,
        rootHash: String,
        checkpoint: String,
        verifierKey: String,
        rounds: Int,
        location: String
    ) {
        self.origin = origin
        self.size = size
        self.rootHash = rootHash
        self.checkpoint = checkpoint
        self.verifierKey = verifierKey
        self.rounds = rounds
        self.location = location
    }
}
