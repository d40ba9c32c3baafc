public import CanonicalEncoding

/// That a site's officer approved the study, under which policy, and when.
public struct ApprovalRecord: Sendable, Hashable {
    /// The site.
    public let site: String

    /// The SHA-256 of the policy file that the officer approved under.
    public let policy: SHA256Digest

    /// When, in seconds since 1970 (UTC).
    public let approvedAt: Int64

    /// Records an approval.
    public init(site: String, policy: SHA256Digest, approvedAt: Int64) {
        self.site = site
        self.policy = policy
        self.approvedAt = approvedAt
    }
}
