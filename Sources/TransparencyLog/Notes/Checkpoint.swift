public import CanonicalEncoding

/// What a log signs: its size and its root (C2SP tlog-checkpoint).
public struct Checkpoint: Sendable, Hashable {
    /// The log's name.
    public let origin: String

    /// The number of entries.
    public let treeSize: Int

    /// The root of the tree of all entries.
    public let rootHash: SHA256Digest

    /// Creates a checkpoint; throws if the origin cannot stand in a note.
    public init(origin: String, treeSize: Int, rootHash: SHA256Digest) throws(LogError) {
        guard !origin.isEmpty, origin.utf8.allSatisfy({ $0 >= 0x20 }), treeSize >= 0 else {
            throw Self.failure("the origin must be one line, and the size not below zero")
        }
        self.origin = origin
        self.treeSize = treeSize
        self.rootHash = rootHash
    }

    /// The note's text.
    public var text: String { "\(origin)\n\(treeSize)\n\(Base64.encode(rootHash.bytes))\n" }

    /// The note, signed by the log.
    public func signed(by signer: NoteSigner) throws(LogError) -> SignedNote {
        try SignedNote(signing: text, by: signer)
    }

    /// Reads a note's text: exactly three lines.
    ///
    /// The format allows extension lines, which nobody can audit; logs read here have none.
    public init(text: String) throws(LogError) {
        let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        guard lines.count == 4, lines[3].isEmpty else {
            throw Self.failure("must have three lines: origin, number of entries, root")
        }
        guard let origin = String(lines[0]), let digits = String(lines[1]), let base64 = String(lines[2]) else {
            throw Self.failure("is not valid UTF-8")
        }
        guard let size = Int(digits), size >= 0, String(size) == digits else {
            throw Self.failure("its second line must be the number of entries, without leading zeros")
        }
        guard let root = Base64.decode(base64).flatMap(SHA256Digest.init(bytes:)) else {
            throw Self.failure("its third line must be the base64 of 32 bytes")
        }
        try self.init(origin: origin, treeSize: size, rootHash: root)
    }

    /// Opens a signed checkpoint: the note must be well formed, of this log, and signed by its key.
    ///
    /// Our logs' origin is their key's name. Signatures of others, such as witnesses, are ignored.
    public init(opening note: [UInt8], with verifier: NoteVerifier) throws(LogError) {
        let note = try SignedNote(bytes: note)
        guard note.isSigned(by: verifier) else {
            throw Self.failure("is not signed by the log's key \(verifier.name) (\(verifier.identifier))")
        }
        try self.init(text: note.text)
        guard origin.utf8.elementsEqual(verifier.name.utf8) else {
            throw Self.failure("is of the log \(origin.prefix(KeyName.byteLimit)), not of \(verifier.name)")
        }
    }

    private static func failure(_ reason: String) -> LogError { LogError(place: "checkpoint", reason: reason) }
}
