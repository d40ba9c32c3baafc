import CanonicalEncoding

/// What came of one lesion and series under one recipe, as the database keeps it.
struct StoredCase: Sendable, Hashable {
    enum Outcome: Sendable, Hashable {
        /// The features by their IBSI tags.
        case features([String: Double])

        /// Why there are none.
        case excluded(ExclusionReason, detail: String)
    }

    let recipe: SHA256Digest

    /// The lesion's pseudonym.
    let lesion: SHA256Digest

    let series: String

    /// What the files held; `nil` where they could not be read.
    let content: SHA256Digest?

    /// The digests of the image files.
    let images: [SHA256Digest]

    let outcome: Outcome

    /// What was noticed while the files were read, such as a mask that was resampled.
    var warnings: [String] = []
}
