public import CanonicalEncoding

/// Shows that an entry stands at an index of a tree (RFC 6962, section 2.1.1; verified as RFC 9162, section 2.1.3.2).
public struct InclusionProof: Sendable, Hashable {
    /// The entry's position, from 0.
    public let index: Int

    /// The tree's number of leaves.
    public let treeSize: Int

    /// The hashes beside the path to the root, from the leaf upwards.
    public let hashes: [SHA256Digest]

    /// A proof that came from elsewhere.
    public init(index: Int, treeSize: Int, hashes: [SHA256Digest]) {
        self.index = index
        self.treeSize = treeSize
        self.hashes = hashes
    }

    /// Makes a proof.
    public init(index: Int, treeSize: Int, from source: some SubtreeHashes) throws(LogError) {
        guard index >= 0, index < treeSize else {
            throw LogError(place: "inclusion proof", reason: "entry \(index) is not in a tree of \(treeSize)")
        }
        try self.init(
            index: index,
            treeSize: treeSize,
            hashes: source.hashes(of: Self.ranges(index: index, treeSize: treeSize))
        )
    }

    /// Whether the proof leads from the leaf to the root.
    public func isValid(leafHash: SHA256Digest, rootHash: SHA256Digest) -> Bool {
        guard index >= 0, index < treeSize else { return false }
        var (position, last) = (index, treeSize - 1)
        var hash = leafHash
        for sibling in hashes {
            guard last > 0 else { return false }
            if position & 1 == 1 || position == last {
                hash = MerkleHash.node(sibling, hash)
                while position & 1 == 0, position > 0 { (position, last) = (position >> 1, last >> 1) }
            } else {
                hash = MerkleHash.node(hash, sibling)
            }
            (position, last) = (position >> 1, last >> 1)
        }
        return last == 0 && hash == rootHash
    }

    /// PATH(m, D[n]) of RFC 6962 as ranges of leaves.
    static func ranges(index: Int, treeSize: Int) -> [Range<Int>] {
        var (start, end) = (0, treeSize)
        var siblings: [Range<Int>] = []
        while end - start > 1 {
            let middle = start + (end - start).largestPowerOfTwoBelow
            siblings.append(index < middle ? middle..<end : start..<middle)
            if index < middle { end = middle } else { start = middle }
        }
        return siblings.reversed()
    }
}

extension Int {
    /// RFC 6962's k: the largest power of two smaller than a number of at least 2.
    var largestPowerOfTwoBelow: Int { 1 << (Int.bitWidth - 1 - (self - 1).leadingZeroBitCount) }
}
