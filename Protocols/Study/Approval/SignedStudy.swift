public import CanonicalEncoding
public import Identity

/// A study with its sponsor's signature.
public struct SignedStudy: Hashable, Sendable, JSONRepresentable {
    /// What the signature is about; see ``Identity/SigningKey/sign(json:context:)``.
    public static let context = "intramural/study/v1"

    /// The study.
    public let document: StudyDocument

    /// The sponsor's key.
    public let sponsorKey: [UInt8]

    /// The sponsor's signature of the study's JSON.
    public let signature: [UInt8]

    /// Puts together what was signed elsewhere; see ``isValid``.
    public init(document: StudyDocument, sponsorKey: [UInt8], signature: [UInt8]) {
        self.document = document
        self.sponsorKey = sponsorKey
        self.signature = signature
    }

    /// Signs a study.
    public init(_ document: StudyDocument, signedBy key: SigningKey) throws {
        self.init(
            document: document,
            sponsorKey: key.verificationKey.bytes,
            signature: try key.sign(json: document.json, context: Self.context)
        )
    }

    /// Whether the owner of the sponsor's key signed this study.
    ///
    /// Whose key it is, the caller must know.
    public var isValid: Bool {
        guard let key = VerificationKey(bytes: sponsorKey) else { return false }
        return key.isValid(signature: signature, json: document.json, context: Self.context)
    }

    /// The signed study as canonical JSON.
    public var json: JSONValue {
        .object([
            "document": document.json, "sponsor_key": .string(Base64.encode(sponsorKey)),
            "signature": .string(Base64.encode(signature)),
        ])
    }

    /// Reads a signed study; unknown fields are refused.
    ///
    /// Does not check the signature: ask ``isValid``.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json)
        document = try StudyDocument(json: fields.value("document"))
        sponsorKey = try fields.bytes("sponsor_key")
        signature = try fields.bytes("signature")
        try fields.finish()
    }
}
