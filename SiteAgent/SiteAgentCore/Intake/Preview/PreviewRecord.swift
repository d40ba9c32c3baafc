public import CanonicalEncoding
public import Foundation

/// What a preview's folder says of itself: the content of `preview.json`.
///
/// A sign-off compares it with the files, so that nobody signs for what was never on the page. It also marks a folder
/// as one that a preview may replace.
public struct PreviewRecord: Sendable, Hashable, JSONRepresentable {
    static let fileName = "preview.json"
    private static let version = 1

    /// The digest of what the cohort's files held.
    public let content: SHA256Digest

    /// The digest of the pages.
    public let pages: SHA256Digest

    /// The record as canonical JSON.
    public var json: JSONValue {
        .object([
            "version": .integer(Int64(Self.version)), "contents_sha256": .string(content.hex),
            "pages_sha256": .string(pages.hex),
        ])
    }

    init(content: SHA256Digest, pages: SHA256Digest) {
        self.content = content
        self.pages = pages
    }

    /// Reads a record; unknown fields and versions are refused.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json)
        _ = try fields.int("version", in: Self.version...Self.version)
        content = try Self.digest("contents_sha256", &fields)
        pages = try Self.digest("pages_sha256", &fields)
        try fields.finish()
    }

    private static func digest(_ name: String, _ fields: inout JSONFields) throws(JSONError) -> SHA256Digest {
        guard let digest = SHA256Digest(hex: try fields.string(name)) else {
            throw JSONError(path: name, reason: "must be 64 hexadecimal digits")
        }
        return digest
    }

    /// The record of a preview's folder.
    public init(in folder: URL) throws {
        guard let data = try? Data(contentsOf: folder.appendingPathComponent(Self.fileName)) else {
            throw SiteError(
                .badInput,
                "There is no preview to sign for.",
                remedy: "Run `site-agent intake preview` first and look at it, or name its folder with --preview."
            )
        }
        do throws(JSONError) {
            try self.init(json: JSONValue(parsing: [UInt8](data)))
        } catch {
            throw SiteError(
                .badInput,
                "The preview's \(Self.fileName) is not as expected: \(error).",
                remedy: "Run `site-agent intake preview` again."
            )
        }
    }
}
