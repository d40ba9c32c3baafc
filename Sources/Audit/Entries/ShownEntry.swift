public import CanonicalEncoding

/// One entry of a log as it is shown to a person, with the proof that the signed root covers it.
public struct ShownEntry: Sendable {
    /// Its position, from 0.
    public let index: Int

    /// When the coordinator wrote it, in seconds since 1970.
    public let time: Int

    /// Its kind.
    public let kind: String

    /// What it says, in a line.
    public let summary: String

    /// All of it.
    public let json: JSONValue

    /// The hash of its bytes as a leaf of the tree.
    public let leafHash: SHA256Digest

    /// Its inclusion proof (RFC 6962, section 2.1.1): hashes from the leaf to the root that the checkpoint signs.
    public let proof: [SHA256Digest]

    /// The proof and the checkpoint as a file that other tools verify (C2SP tlog-proof).
    public let proofFile: [UInt8]
}

/// Entries of a log, or why they cannot be shown.
public struct EntryListing: Sendable {
    /// What stands in the way; empty if the entries are those under the checkpoint.
    public let findings: [Finding]

    /// The checkpoint.
    public let checkpoint: SignedRoot?

    /// The entries.
    public let entries: [ShownEntry]
}
