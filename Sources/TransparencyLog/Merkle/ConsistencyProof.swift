public import CanonicalEncoding

/// Shows that a larger tree begins with all leaves of a smaller one (RFC 6962, section 2.1.2; verified as RFC 9162,
/// section 2.1.4.2).
public struct ConsistencyProof: Sendable, Hashable {
    /// The smaller tree's number of leaves.
    public let oldSize: Int

    /// The larger tree's number of leaves.
    public let newSize: Int

    /// The hashes, in the RFC's order.
    public let hashes: [SHA256Digest]

    /// A proof that came from elsewhere.
    public init(oldSize: Int, newSize: Int, hashes: [SHA256Digest]) {
        self.oldSize = oldSize
        self.newSize = newSize
        self.hashes = hashes
    }

    /// Makes a proof, empty if the sizes are equal or the smaller tree is empty.
    public init(oldSize: Int, newSize: Int, from source: some SubtreeHashes) throws(LogError) {
        guard oldSize >= 0, oldSize <= newSize else {
            throw LogError(
                place: "consistency proof",
                reason: "a tree of \(newSize) cannot follow one of \(oldSize)"
            )
        }
        try self.init(
            oldSize: oldSize,
            newSize: newSize,
            hashes: source.hashes(of: Self.ranges(oldSize: oldSize, newSize: newSize))
        )
    }

    /// Whether the tree of the new root begins with that of the old root.
    public func isValid(oldRoot: SHA256Digest, newRoot: SHA256Digest) -> Bool {
        guard oldSize > 0, oldSize < newSize else {
            let isTrivial = oldSize == newSize ? oldRoot == newRoot : oldSize == 0 && oldRoot == MerkleHash.emptyRoot
            let isEmptySound = newSize != 0 || newRoot == MerkleHash.emptyRoot
            return newSize >= 0 && hashes.isEmpty && isTrivial && isEmptySound
        }
        let path = (oldSize.isPowerOfTwo ? [oldRoot] : []) + hashes
        guard let first = path.first else { return false }
        var (position, last) = (oldSize - 1, newSize - 1)
        while position & 1 == 1 { (position, last) = (position >> 1, last >> 1) }
        var (old, new) = (first, first)
        for hash in path.dropFirst() {
            guard last > 0 else { return false }
            if position & 1 == 1 || position == last {
                (old, new) = (MerkleHash.node(hash, old), MerkleHash.node(hash, new))
                while position & 1 == 0, position > 0 { (position, last) = (position >> 1, last >> 1) }
            } else {
                new = MerkleHash.node(new, hash)
            }
            (position, last) = (position >> 1, last >> 1)
        }
        return last == 0 && old == oldRoot && new == newRoot
    }

    /// SUBPROOF(m, D[n], true) of RFC 6962 as ranges of leaves.
    static func ranges(oldSize: Int, newSize: Int) -> [Range<Int>] {
        guard oldSize > 0 else { return [] }
        var (start, end) = (0, newSize)
        var ranges: [Range<Int>] = []
        while end != oldSize {
            let middle = start + (end - start).largestPowerOfTwoBelow
            if oldSize <= middle {
                ranges.append(middle..<end)
                end = middle
            } else {
                ranges.append(start..<middle)
                start = middle
            }
        }
        if start > 0 { ranges.append(start..<end) }
        return ranges.reversed()
    }
}

extension Int {
    fileprivate var isPowerOfTwo: Bool { self > 0 && self & (self - 1) == 0 }
}
