public import CanonicalEncoding
import Crypto
import Foundation
import SwiftASN1
import X509

/// What a site sends to be admitted: its name and its two public keys.
///
/// The private keys stay where they were made.
///
/// The request proves that its sender holds both: the TLS key signs the certificate request, which names the signing
/// key; the signing key signs the whole. Every value of this type has passed both checks.
public struct EnrolmentRequest: Hashable, Sendable, JSONRepresentable {
    /// The most bytes a request file may have.
    public static let maximumBytes = 32 << 10

    static let context = "intramural/enrolment-request/v1"
    static let format = "intramural-enrolment-request"

    /// The name the site asks for.
    public let site: String

    /// The key with which the site will sign its messages.
    public let signingKey: VerificationKey

    /// The certificate request (PKCS #10) as PEM text.
    public let certificateRequestPEM: String

    /// Ed25519 over the other fields, by ``signingKey``.
    public let signature: [UInt8]

    let tlsKey: Certificate.PublicKey

    /// Makes a site's keys and the request for them.
    ///
    /// Store `tlsKeyPEM` and `signingKey` readable by the agent alone; only the request goes out.
    public static func create(
        site: String
    ) throws -> (request: EnrolmentRequest, tlsKeyPEM: String, signingKey: SigningKey) {
        guard SiteName.isValid(site) else { throw IdentityError.invalidSiteName(site) }
        let tlsKey = P256.Signing.PrivateKey()
        let signingKey = SigningKey()
        let names = SiteNames(site: site, signingKey: signingKey.verificationKey)
        let pem = try certificateRequest(for: names, key: tlsKey)
        let statement = Self.statement(names, certificateRequestPEM: pem)
        let request = try EnrolmentRequest(
            names: names,
            certificateRequestPEM: pem,
            signature: signingKey.sign(json: statement, context: context)
        )
        return (request, tlsKey.pemRepresentation + "\n", signingKey)
    }

    private init(names: SiteNames, certificateRequestPEM: String, signature: [UInt8]) throws(IdentityError) {
        site = names.site
        signingKey = names.signingKey
        self.certificateRequestPEM = certificateRequestPEM
        self.signature = signature
        tlsKey = try Self.checkedKey(of: certificateRequestPEM, naming: names)
        let statement = Self.statement(names, certificateRequestPEM: certificateRequestPEM)
        guard signingKey.isValid(signature: signature, json: statement, context: Self.context) else {
            throw .badSignature("enrolment request")
        }
    }
}

// MARK: - The certificate request

extension EnrolmentRequest {
    private static func certificateRequest(for names: SiteNames, key: P256.Signing.PrivateKey) throws -> String {
        let alternatives = SubjectAlternativeNames(names.generalNames)
        let extensions = try ExtensionRequest(extensions: Certificate.Extensions { alternatives })
        let request = try CertificateSigningRequest(
            version: .v1,
            subject: DistinguishedName { CommonName(names.site) },
            privateKey: Certificate.PrivateKey(key),
            attributes: CertificateSigningRequest.Attributes([.init(extensions)])
        )
        return try request.serializeAsPEM().pemString + "\n"
    }

    /// The TLS key of a certificate request whose signature holds and which asks for exactly these names.
    private static func checkedKey(
        of pem: String,
        naming names: SiteNames
    ) throws(IdentityError) -> Certificate.PublicKey {
        let what = "certificate request"
        let document = try PEM.document(pem, type: CertificateSigningRequest.defaultPEMDiscriminator, what: what)
        guard let request = try? CertificateSigningRequest(derEncoded: document.derBytes) else {
            throw .unreadable(what: what, reason: "is not a PKCS #10 request")
        }
        guard P256.Signing.PublicKey(request.publicKey) != nil else {
            throw .unreadable(what: what, reason: "must be for a P-256 key")
        }
        guard request.publicKey.isValidSignature(request.signature, for: request) else { throw .badSignature(what) }
        guard let extensions = try? request.attributes.extensionRequest?.extensions, extensions.count == 1,
            let alternatives = try? extensions.subjectAlternativeNames, SiteNames(alternatives) == names,
            request.subject.text(of: .RDNAttributeType.commonName) == names.site
        else { throw .unreadable(what: what, reason: "names another site or signing key than the file around it") }
        return request.publicKey
    }
}

// MARK: - JSON

extension EnrolmentRequest {
    private static func statement(_ names: SiteNames, certificateRequestPEM: String) -> JSONValue {
        .object([
            "format": .string(format), "version": .integer(1), "site": .string(names.site),
            "certificate_request": .string(certificateRequestPEM),
            "signing_key": .string(Base64.encode(names.signingKey.bytes)),
        ])
    }

    /// The request as canonical JSON.
    public var json: JSONValue {
        let names = SiteNames(site: site, signingKey: signingKey)
        let statement = Self.statement(names, certificateRequestPEM: certificateRequestPEM)
        guard case .object(var fields) = statement else { return statement }
        fields["signature"] = .string(Base64.encode(signature))
        return .object(fields)
    }

    /// Reads a request and checks its two signatures; unknown fields and versions are refused.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json)
        try fields.require(format: Self.format, version: 1)
        let site = try fields.string("site")
        guard SiteName.isValid(site) else {
            throw JSONError(path: "site", reason: IdentityError.invalidSiteName(site).description)
        }
        let names = SiteNames(site: site, signingKey: try fields.verificationKey("signing_key"))
        let pem = try fields.string("certificate_request")
        let signature = try fields.bytes("signature")
        try fields.finish()
        do throws(IdentityError) {
            try self.init(names: names, certificateRequestPEM: pem, signature: signature)
        } catch {
            throw JSONError(path: "", reason: "\(error)")
        }
    }

    /// Reads a request file.
    public init(parsing bytes: [UInt8]) throws(JSONError) {
        try self.init(json: JSONValue(parsing: bytes, maximumBytes: Self.maximumBytes))
    }
}
