import CanonicalEncoding

/// The sum of one round as the coordinator published it.
struct PublishedSum: Sendable, Hashable {
    /// The round that it closed, from 1.
    let round: Int

    /// The SHA-256 of the body.
    let digest: SHA256Digest

    /// The sum, as a safetensors file.
    let body: [UInt8]
}
