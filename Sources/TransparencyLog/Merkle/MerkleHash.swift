public import CanonicalEncoding

/// The hashes of a Merkle tree (RFC 6962, section 2.1): SHA-256, with leaves and nodes kept apart by a first byte.
public enum MerkleHash {
    /// The root of the tree without leaves: the hash of nothing.
    public static let emptyRoot = SHA256Digest(hashing: [])

    /// The hash of an entry.
    public static func leaf(_ entry: [UInt8]) -> SHA256Digest { SHA256Digest(hashing: [0] + entry) }

    /// The hash of two subtrees, the left one first.
    public static func node(_ left: SHA256Digest, _ right: SHA256Digest) -> SHA256Digest {
        var bytes: [UInt8] = [1]
        bytes.reserveCapacity(1 + 2 * SHA256Digest.byteCount)
        bytes.append(contentsOf: left.bytes)
        bytes.append(contentsOf: right.bytes)
        return SHA256Digest(hashing: bytes)
    }
}
