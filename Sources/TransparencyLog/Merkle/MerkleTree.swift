public import CanonicalEncoding

/// A whole tree in memory: the hash of every perfect subtree, so that any root and proof of any size can be given.
///
/// About twice as many hashes as leaves. A writer of a long log keeps a ``LogEdge`` instead.
public struct MerkleTree: Sendable, SubtreeHashes {
    /// By height, then by index.
    private var hashes: [[SHA256Digest]] = [[]]

    /// The tree of some leaf hashes.
    public init(leafHashes: some Sequence<SHA256Digest> = EmptyCollection()) {
        for hash in leafHashes { append(leafHash: hash) }
    }

    /// The tree of some entries.
    public init(entries: some Sequence<[UInt8]>) {
        self.init(leafHashes: entries.lazy.map(MerkleHash.leaf))
    }

    /// How many leaves there are.
    public var treeSize: Int { hashes[0].count }

    /// The root of the whole tree.
    public var rootHash: SHA256Digest {
        var root: SHA256Digest?
        for subtree in PerfectSubtree.covering(0..<treeSize).reversed() {
            let left = hashes[subtree.height][subtree.index]
            root = root.map { MerkleHash.node(left, $0) } ?? left
        }
        return root ?? MerkleHash.emptyRoot
    }

    /// Adds a leaf.
    public mutating func append(leafHash: SHA256Digest) {
        hashes[0].append(leafHash)
        var height = 0
        while hashes[height].count.isMultiple(of: 2) {
            let pair = hashes[height].suffix(2)
            let parent = MerkleHash.node(pair[pair.startIndex], pair[pair.startIndex + 1])
            height += 1
            if height == hashes.count { hashes.append([]) }
            hashes[height].append(parent)
        }
    }

    /// The hash of a subtree; throws if the tree is too small.
    public func hash(of subtree: PerfectSubtree) throws(LogError) -> SHA256Digest {
        guard hashes.indices.contains(subtree.height), hashes[subtree.height].indices.contains(subtree.index) else {
            throw LogError(place: "tree", reason: "has \(treeSize) leaves, too few for what was asked")
        }
        return hashes[subtree.height][subtree.index]
    }

    /// The hashes that a tile holds; throws if the tree is too small for it.
    public func hashes(of tile: Tile) throws(LogError) -> [SHA256Digest] {
        var hashes: [SHA256Digest] = []
        for position in 0..<tile.width {
            hashes.append(try hash(of: tile.subtree(at: position)))
        }
        return hashes
    }
}
