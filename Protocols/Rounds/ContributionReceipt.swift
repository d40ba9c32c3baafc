public import CanonicalEncoding
public import Identity

/// The coordinator's signed word that it holds a site's contribution durably and will log it.
///
/// The site stores it beside its ledger entry. Sending the same contribution again gets the same receipt.
public struct ContributionReceipt: Hashable, Sendable, JSONRepresentable {
    static let context = "intramural/receipt/v1"

    /// Which round was answered.
    public let identifier: RoundIdentifier

    /// The site that answered.
    public let site: String

    /// The digest of the body that stands: the first one accepted.
    public let body: SHA256Digest

    /// Ed25519 over the other fields.
    public let signature: [UInt8]

    /// Signs a receipt with the coordinator's key.
    public init(
        identifier: RoundIdentifier,
        site: String,
        body: SHA256Digest,
        signedBy key: SigningKey
    ) throws {
        self.identifier = identifier
        self.site = site
        self.body = body
        signature = try key.sign(
            json: Self.statement(identifier: identifier, site: site, body: body),
            context: Self.context
        )
    }

    /// Whether the coordinator whose key this is gave the receipt.
    public func isSigned(by key: VerificationKey) -> Bool {
        key.isValid(
            signature: signature,
            json: Self.statement(identifier: identifier, site: site, body: body),
            context: Self.context
        )
    }

    private static func statement(identifier: RoundIdentifier, site: String, body: SHA256Digest) -> JSONValue {
        var fields = identifier.fields
        fields["site"] = .string(site)
        fields["body"] = .string(body.hex)
        return .object(fields)
    }

    /// The receipt as canonical JSON.
    public var json: JSONValue {
        var fields = identifier.fields
        fields["site"] = .string(site)
        fields["body"] = .string(body.hex)
        fields["signature"] = .string(Base64.encode(signature))
        return .object(fields)
    }

    /// Reads a receipt; unknown fields are refused.
    ///
    /// The signature is not checked here.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json)
        identifier = try RoundIdentifier(from: &fields)
        site = try fields.string("site")
        body = try fields.digest("body")
        signature = try fields.bytes("signature")
        try fields.finish()
    }
}
