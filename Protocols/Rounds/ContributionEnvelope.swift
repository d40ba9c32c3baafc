public import CanonicalEncoding
public import Identity

/// A site's signed statement that one body is its answer to one manifest.
///
/// It travels in the header `Intramural-Envelope` beside the body, and stands in the round log.
public struct ContributionEnvelope: Hashable, Sendable, JSONRepresentable {
    /// The signature's domain, so that no other signed message can pass for an envelope.
    static let context = "intramural/contribution/v1"

    /// Which round is answered.
    public let identifier: RoundIdentifier

    /// The site that answers.
    public let site: String

    /// The digest of the manifest that is answered.
    public let manifest: SHA256Digest

    /// The digest of the body.
    public let body: SHA256Digest

    /// The body's length in bytes.
    public let length: Int

    /// Ed25519 over the other fields.
    public let signature: [UInt8]

    /// Signs the statement with the site's key.
    public init(
        answering manifest: RoundManifest,
        site: String,
        body: [UInt8],
        signedBy key: SigningKey
    ) throws {
        identifier = manifest.identifier
        self.site = site
        self.manifest = manifest.digest
        self.body = SHA256Digest(hashing: body)
        length = body.count
        let statement = Self.statement(
            identifier: identifier,
            site: site,
            manifest: self.manifest,
            body: self.body,
            length: length
        )
        signature = try key.sign(json: statement, context: Self.context)
    }

    /// Whether the site whose key this is made the statement.
    public func isSigned(by key: VerificationKey) -> Bool {
        key.isValid(signature: signature, json: statement, context: Self.context)
    }

    private var statement: JSONValue {
        Self.statement(identifier: identifier, site: site, manifest: manifest, body: body, length: length)
    }

    private static func statement(
        identifier: RoundIdentifier,
        site: String,
        manifest: SHA256Digest,
        body: SHA256Digest,
        length: Int
    ) -> JSONValue {
        var fields = identifier.fields
        fields["site"] = .string(site)
        fields["manifest"] = .string(manifest.hex)
        fields["body"] = .string(body.hex)
        fields["length"] = .int(length)
        return .object(fields)
    }

    /// The envelope as canonical JSON.
    public var json: JSONValue {
        guard case .object(var fields) = statement else { return .null }
        fields["signature"] = .string(Base64.encode(signature))
        return .object(fields)
    }

    /// Reads an envelope; unknown fields are refused.
    ///
    /// The signature is not checked here.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json)
        identifier = try RoundIdentifier(from: &fields)
        site = try fields.string("site")
        manifest = try fields.digest("manifest")
        body = try fields.digest("body")
        length = try fields.positive("length")
        signature = try fields.bytes("signature")
        try fields.finish()
    }
}
