public import CanonicalEncoding
import TransparencyLog

/// What a log's signed checkpoint says.
public struct SignedRoot: Sendable, Hashable {
    /// The log's name.
    public let origin: String

    /// The number of entries.
    public let treeSize: Int

    /// The root of the tree of all entries.
    public let rootHash: SHA256Digest

    init(_ checkpoint: Checkpoint) {
        origin = checkpoint.origin
        treeSize = checkpoint.treeSize
        rootHash = checkpoint.rootHash
    }

    /// The root as canonical JSON.
    public var json: JSONValue {
        .object([
            "origin": .string(origin), "tree_size": .integer(Int64(treeSize)), "root_hash": .string(rootHash.hex),
        ])
    }
}
