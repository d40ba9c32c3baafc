import CanonicalEncoding

/// A case as it was signed for.
struct SignedCase: Sendable, Hashable {
    /// The lesion's pseudonym.
    let lesion: SHA256Digest

    let series: String

    /// What its files held.
    let content: SHA256Digest

    /// Why the reader rejected it; `nil` if it was accepted.
    let rejection: String?
}
