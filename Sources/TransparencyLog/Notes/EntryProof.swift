public import CanonicalEncoding

/// A file that shows by itself that an entry is in a log: the inclusion proof and the signed checkpoint (C2SP
/// tlog-proof, `.tlog-proof`).
///
/// Other people's tools read it. The format's optional line of extra data, which nothing authenticates, is refused.
public struct EntryProof: Sendable, Hashable {
    private static let header = "c2sp.org/tlog-proof@v1"

    /// The most hashes of a proof in a tree of at most 2^63 leaves.
    private static let hashLimit = 63

    /// The entry's position, from 0.
    public let index: Int

    /// The inclusion proof, from the leaf to the root.
    public let hashes: [SHA256Digest]

    /// The checkpoint with every signature it has.
    public let checkpoint: SignedNote

    /// Puts a proof and its checkpoint together.
    public init(_ proof: InclusionProof, checkpoint: SignedNote) {
        index = proof.index
        hashes = proof.hashes
        self.checkpoint = checkpoint
    }

    /// The file.
    public var bytes: [UInt8] {
        let lines = [Self.header, "index \(index)"] + hashes.map { Base64.encode($0.bytes) }
        return Array((lines.joined(separator: "\n") + "\n\n").utf8) + checkpoint.bytes
    }

    /// Reads a file; every byte must be as ``bytes`` would write it.
    public init(bytes: [UInt8]) throws(LogError) {
        guard let end = bytes.indices.dropLast().first(where: { bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A }) else {
            throw Self.failure("must have an empty line before its checkpoint")
        }
        checkpoint = try SignedNote(bytes: Array(bytes[(end + 2)...]))
        _ = try Checkpoint(text: checkpoint.text)
        let lines = bytes[..<end].split(separator: 0x0A, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard lines.count >= 2, lines[0] == Self.header, lines[1].hasPrefix("index "),
            let index = Int(lines[1].dropFirst(6)), index >= 0
        else { throw Self.failure("must begin with \(Self.header) and the entry's index") }
        guard lines.count <= 2 + Self.hashLimit else { throw Self.failure("has more than \(Self.hashLimit) hashes") }
        self.index = index
        hashes = lines.dropFirst(2).compactMap { Base64.decode($0).flatMap(SHA256Digest.init(bytes:)) }
        guard self.bytes == bytes else { throw Self.failure("has a line that is not the base64 of 32 bytes") }
    }

    /// The checkpoint, if its log's key signed it and the entry is in its tree; throws what is wrong otherwise.
    public func verify(entry: [UInt8], with verifier: NoteVerifier) throws(LogError) -> Checkpoint {
        let opened = try Checkpoint(opening: checkpoint.bytes, with: verifier)
        let proof = InclusionProof(index: index, treeSize: opened.treeSize, hashes: hashes)
        guard proof.isValid(leafHash: MerkleHash.leaf(entry), rootHash: opened.rootHash) else {
            throw Self.failure("does not lead from this entry to the signed root")
        }
        return opened
    }

    private static func failure(_ reason: String) -> LogError { LogError(place: "proof", reason: reason) }
}
