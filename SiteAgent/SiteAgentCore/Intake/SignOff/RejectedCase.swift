public import CanonicalEncoding

/// A case that a reader rejected and has not accepted since.
public struct RejectedCase: Sendable, Hashable {
    /// The lesion's pseudonym.
    public let lesion: SHA256Digest

    /// The series.
    public let series: String

    /// What its image, mask and label were; with other files the verdict counts no more.
    public let content: SHA256Digest

    /// Why, in the reader's words, which stay at this site.
    public let reason: String
}
