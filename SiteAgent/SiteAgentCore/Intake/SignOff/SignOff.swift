public import CanonicalEncoding

/// What a reader said of a cohort after looking at its preview; stays at the site.
public struct SignOff: Sendable, Hashable {
    /// When, in seconds since 1970.
    public let time: Int

    /// The reader's name.
    public let reader: String

    /// What the reader wants to be remembered; `nil` for nothing.
    public let note: String?

    /// The digest of what the cohort's files held.
    public let content: SHA256Digest

    /// The digest of the pages that were looked at.
    public let pages: SHA256Digest

    /// How many cases there were.
    public let caseCount: Int

    /// How many of them are rejected, by this reader or still.
    public let rejectedCount: Int

    /// The content's digest for people.
    public var code: String { CohortContent.code(content) }

    /// The sign-off as canonical JSON.
    public var json: JSONValue {
        .object([
            "time": .integer(Int64(time)), "reader": .string(reader), "note": note.map { .string($0) } ?? .null,
            "contents_sha256": .string(content.hex), "pages_sha256": .string(pages.hex),
            "cases": .integer(Int64(caseCount)), "rejected": .integer(Int64(rejectedCount)), "code": .string(code),
        ])
    }
}
