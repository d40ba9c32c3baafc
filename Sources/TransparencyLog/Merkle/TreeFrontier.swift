import CanonicalEncoding

/// The right edge of a tree: the roots of the perfect subtrees it consists of, one for each bit of its size.
///
/// Enough to append and to know the root: at most 63 hashes, whatever the size.
struct TreeFrontier: Sendable, Hashable {
    private(set) var treeSize = 0

    /// Largest first.
    private var roots: [SHA256Digest] = []

    /// The tree without leaves.
    init() {}

    /// A tree whose perfect subtrees are known.
    init(treeSize: Int, hashes: some SubtreeHashes) throws(LogError) {
        self.treeSize = treeSize
        for subtree in PerfectSubtree.covering(0..<treeSize) { roots.append(try hashes.hash(of: subtree)) }
    }

    var rootHash: SHA256Digest {
        guard let last = roots.last else { return MerkleHash.emptyRoot }
        return roots.dropLast().reversed().reduce(last) { MerkleHash.node($1, $0) }
    }

    /// Adds a leaf and reports the subtrees that are now complete, from the leaf upwards.
    mutating func append(leafHash: SHA256Digest, completed: (_ height: Int, SHA256Digest) -> Void) {
        var hash = leafHash
        completed(0, hash)
        for height in 0..<treeSize.trailingOnes {
            hash = MerkleHash.node(roots.removeLast(), hash)
            completed(height + 1, hash)
        }
        roots.append(hash)
        treeSize += 1
    }
}

extension Int {
    fileprivate var trailingOnes: Int { (~self).trailingZeroBitCount }
}
