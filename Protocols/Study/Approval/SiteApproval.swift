public import CanonicalEncoding
public import Identity

/// A site officer's approval of one exact study under one exact policy.
public struct SiteApproval: Hashable, Sendable, JSONRepresentable {
    /// What the signature is about; see ``Identity/SigningKey/sign(json:context:)``.
    public static let context = "intramural/approval/v1"

    /// The digest of the study that is approved.
    public let study: SHA256Digest

    /// The site.
    public let site: String

    /// The digest of the site's policy when it approved.
    public let policy: SHA256Digest

    /// The digest of what the site's program gives in its self-test of feature extraction.
    ///
    /// Sites that extract features with programs whose values differ have different digests; an analysis is not opened
    /// with such sites.
    public let extractor: SHA256Digest

    /// When, in seconds since 1970 UTC.
    public let approvedAt: Int64

    /// The site's signature of all of the above.
    public let signature: [UInt8]

    /// Puts together what was signed elsewhere; see ``isValid(by:)``.
    public init(
        study: SHA256Digest,
        site: String,
        policy: SHA256Digest,
        extractor: SHA256Digest,
        approvedAt: Int64,
        signature: [UInt8]
    ) {
        self.study = study
        self.site = site
        self.policy = policy
        self.extractor = extractor
        self.approvedAt = approvedAt
        self.signature = signature
    }

    /// Signs an approval.
    public init(
        study: SHA256Digest,
        site: String,
        policy: SHA256Digest,
        extractor: SHA256Digest,
        approvedAt: Int64,
        signedBy key: SigningKey
    ) throws {
        var fields = Self.signedFields(study, site, policy, extractor, approvedAt)
        fields["signature"] = .string(Base64.encode(try key.sign(json: .object(fields), context: Self.context)))
        try self.init(json: .object(fields))
    }

    /// Whether the owner of a key signed this approval.
    public func isValid(by key: VerificationKey) -> Bool {
        key.isValid(signature: signature, json: .object(signedFields), context: Self.context)
    }

    private var signedFields: [String: JSONValue] { Self.signedFields(study, site, policy, extractor, approvedAt) }

    private static func signedFields(
        _ study: SHA256Digest,
        _ site: String,
        _ policy: SHA256Digest,
        _ extractor: SHA256Digest,
        _ approvedAt: Int64
    ) -> [String: JSONValue] {
        [
            "study": .string(study.hex), "site": .string(site), "policy": .string(policy.hex),
            "extractor": .string(extractor.hex), "approved_at": .integer(approvedAt),
        ]
    }

    /// The approval as canonical JSON.
    public var json: JSONValue {
        var fields = signedFields
        fields["signature"] = .string(Base64.encode(signature))
        return .object(fields)
    }

    /// Reads an approval; unknown fields are refused.
    ///
    /// Does not check the signature: ask ``isValid(by:)``.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json)
        study = try fields.digest("study")
        site = try fields.string("site")
        policy = try fields.digest("policy")
        extractor = try fields.digest("extractor")
        approvedAt = try fields.integer("approved_at")
        signature = try fields.bytes("signature")
        try fields.finish()
        guard SiteName.isValid(site) else {
            throw JSONError(path: "site", reason: "must be 1 to 32 of a-z, 0-9 and \"-\"")
        }
    }
}
