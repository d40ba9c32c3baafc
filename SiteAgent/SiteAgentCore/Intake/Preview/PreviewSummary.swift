public import CanonicalEncoding

/// What a preview holds.
public struct PreviewSummary: Sendable, Hashable {
    /// Patients in the table.
    public let patients: Int

    /// Lesions in the table.
    public let lesions: Int

    /// Cases that are drawn.
    public let shown: Int

    /// Cases that the table leaves out.
    public let excluded: Int

    /// Cases with a file that cannot be used.
    public let unreadable: Int

    /// Cases with something to look at twice.
    public let flagged: Int

    /// How many cases have each flag.
    public let flags: [String: Int]

    /// The digest of what the cohort's files held.
    public let content: SHA256Digest

    /// The digest of the pages: what `sha256sum *.html | sha256sum` prints in the folder.
    public let pages: SHA256Digest

    /// How many pages there are.
    public let pageCount: Int

    /// All cases.
    public var cases: Int { shown + excluded + unreadable }

    /// The content's digest for people.
    public var code: String { CohortContent.code(content) }

    /// The summary as canonical JSON.
    public var json: JSONValue {
        .object([
            "patients": .integer(Int64(patients)), "lesions": .integer(Int64(lesions)),
            "cases": .integer(Int64(cases)), "shown": .integer(Int64(shown)),
            "excluded": .integer(Int64(excluded)), "unreadable": .integer(Int64(unreadable)),
            "flagged": .integer(Int64(flagged)), "flags": .object(flags.mapValues { .integer(Int64($0)) }),
            "contents_sha256": .string(content.hex), "pages_sha256": .string(pages.hex),
            "pages": .integer(Int64(pageCount)), "code": .string(code),
        ])
    }
}
