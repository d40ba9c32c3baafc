/// A log whose entries all stand under a checkpoint that its key has signed.
public struct VerifiedLog: Sendable {
    /// The checkpoint.
    public let checkpoint: Checkpoint

    /// The entries, in order.
    public let entries: [[UInt8]]

    /// The tree over them.
    public let tree: MerkleTree

    /// Shows that an entry is in this log.
    public func inclusionProof(of index: Int) throws(LogError) -> InclusionProof {
        try InclusionProof(index: index, treeSize: checkpoint.treeSize, from: tree)
    }

    /// Shows that this log begins with all entries of an earlier size.
    public func consistencyProof(from oldSize: Int) throws(LogError) -> ConsistencyProof {
        try ConsistencyProof(oldSize: oldSize, newSize: checkpoint.treeSize, from: tree)
    }
}
