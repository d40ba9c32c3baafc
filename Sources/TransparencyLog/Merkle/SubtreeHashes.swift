public import CanonicalEncoding

/// Where the hashes of perfect subtrees come from: a whole tree in memory, or the tiles that a proof needs.
public protocol SubtreeHashes: Sendable {
    /// The hash of a subtree; throws if it is not there.
    func hash(of subtree: PerfectSubtree) throws(LogError) -> SHA256Digest
}

extension SubtreeHashes {
    /// The root of the tree of the first `treeSize` leaves.
    public func rootHash(ofSize treeSize: Int) throws(LogError) -> SHA256Digest {
        try hash(of: 0..<treeSize)
    }

    /// RFC 6962's MTH of a range of leaves as its proofs use them.
    func hash(of range: Range<Int>) throws(LogError) -> SHA256Digest {
        var root: SHA256Digest?
        for subtree in PerfectSubtree.covering(range).reversed() {
            let left = try hash(of: subtree)
            root = root.map { MerkleHash.node(left, $0) } ?? left
        }
        return root ?? MerkleHash.emptyRoot
    }

    func hashes(of ranges: [Range<Int>]) throws(LogError) -> [SHA256Digest] {
        var hashes: [SHA256Digest] = []
        for range in ranges { hashes.append(try hash(of: range)) }
        return hashes
    }
}
