import CanonicalEncoding

/// A case as it was signed for.
struct SignedCase: Sendable, Hashable {
    /// The lesion's pseudonym.
    let lesion: SHA256Digest

    let series: String

    /// What its files held.
    let content: SHA256Digest

    /// Why it is rejected, by this reader or still; `nil` if it is not.
    let rejection: String?
}
