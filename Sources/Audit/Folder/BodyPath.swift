public import CanonicalEncoding

/// Where a log's folder has the bodies that its entries name: `body/ab/abcd…`, after their SHA-256.
public enum BodyPath {
    /// The path of a body.
    public static func path(of digest: SHA256Digest) -> String { "body/\(digest.hex.prefix(2))/\(digest.hex)" }

    /// The digest that a path names; `nil` for any other path.
    static func digest(of path: String) -> SHA256Digest? {
        guard let last = path.split(separator: "/").last, let digest = SHA256Digest(hex: String(last)) else {
            return nil
        }
        return self.path(of: digest) == path ? digest : nil
    }
}
