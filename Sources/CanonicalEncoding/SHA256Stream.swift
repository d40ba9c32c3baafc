import Crypto

/// A SHA-256 digest of bytes that come piece by piece, so that a large file need not be in memory.
public struct SHA256Stream: Sendable {
    private var hash = SHA256()

    /// Begins with no bytes.
    public init() {}

    /// Appends bytes.
    public mutating func append(_ bytes: [UInt8]) {
        hash.update(data: bytes)
    }

    /// The digest of all bytes so far; more may follow.
    public var digest: SHA256Digest { SHA256Digest(finished: hash.finalize()) }
}
