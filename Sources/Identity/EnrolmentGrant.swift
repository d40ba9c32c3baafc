public import CanonicalEncoding
import Crypto
import Foundation
import SwiftASN1
import X509

/// The coordinator's answer to an enrolment request: the site's certificate, and whom to trust from now on.
///
/// The grant is signed twice: by the coordinator's key, and by the root, whose fingerprint the site's person compares
/// with one told by telephone. So the one comparison vouches for everything in the file, the coordinator's own key
/// included. Every value of this type has passed both checks; that the root is the right one only the person can say.
public struct EnrolmentGrant: Hashable, Sendable, JSONRepresentable {
    /// The most bytes a grant file may have.
    public static let maximumBytes = 64 << 10

    static let context = "intramural/enrolment-grant/v1"
    static let format = "intramural-enrolment-grant"

    /// The consortium's name.
    public let consortium: String

    /// The name under which the site is admitted.
    public let site: String

    /// The site's certificate as PEM text.
    public let certificatePEM: String

    /// The consortium's root certificate as PEM text.
    public let rootCertificatePEM: String

    /// Where the coordinator listens: an `https` URL.
    public let coordinatorURL: String

    /// The key that signs receipts and grants.
    public let coordinatorKey: VerificationKey

    /// The round log's verifier key (C2SP signed-note).
    public let logVerifierKey: String

    /// Ed25519 over the other fields but the root's signature, by ``coordinatorKey``.
    public let signature: [UInt8]

    /// ECDSA P-256 with SHA-256 in DER over the same bytes, by the root's key.
    public let rootSignature: [UInt8]

    /// Grants a request whose certificate the authority has issued.
    public init(
        certificatePEM: String,
        coordinatorURL: String,
        logVerifierKey: String,
        authority: CertificateAuthority,
        signedBy key: SigningKey
    ) throws {
        let peer = try PeerCertificate(pem: certificatePEM)
        consortium = authority.consortium
        site = peer.site
        self.certificatePEM = certificatePEM
        rootCertificatePEM = authority.certificatePEM
        self.coordinatorURL = coordinatorURL
        coordinatorKey = key.verificationKey
        self.logVerifierKey = logVerifierKey
        let statement = Self.statement(
            consortium: consortium,
            site: site,
            certificatePEM: certificatePEM,
            rootCertificatePEM: rootCertificatePEM,
            coordinatorURL: coordinatorURL,
            coordinatorKey: coordinatorKey,
            logVerifierKey: logVerifierKey
        )
        signature = try key.sign(json: statement, context: Self.context)
        let message = SignedMessage.bytes(statement, context: Self.context)
        rootSignature = Array(try authority.key.signature(for: message).derRepresentation)
        try check()
    }

    /// The root certificate's SHA-256: compare it with the one told by telephone.
    public var rootFingerprint: CanonicalEncoding.SHA256Digest {
        get throws(IdentityError) { try RootCertificate(pem: rootCertificatePEM).fingerprint }
    }

    /// Whether the grant answers this request: its name and both of its keys.
    public func answers(_ request: EnrolmentRequest) -> Bool {
        guard let peer = try? PeerCertificate(pem: certificatePEM) else { return false }
        return peer.site == request.site && peer.signingKey == request.signingKey
            && peer.certificate.publicKey == request.tlsKey
    }

    private func check() throws(IdentityError) {
        let root = try RootCertificate(pem: rootCertificatePEM)
        let peer = try PeerCertificate(pem: certificatePEM)
        guard root.isIssuer(of: peer.certificate) else {
            throw .unreadable(what: "site certificate", reason: "was not issued by the root certificate beside it")
        }
        guard peer.site == site, root.consortium == consortium else {
            throw .unreadable(what: "enrolment grant", reason: "names another site or consortium than its certificates")
        }
        guard coordinatorURL.hasPrefix("https://"), coordinatorURL.utf8.count > "https://".utf8.count else {
            throw .unreadable(what: "coordinator's address", reason: "must begin with https:// and name a host")
        }
        let message = SignedMessage.bytes(statement, context: Self.context)
        guard coordinatorKey.isValid(signature: signature, json: statement, context: Self.context),
            root.isSigner(of: message, signature: rootSignature)
        else { throw .badSignature("enrolment grant") }
    }
}

// MARK: - JSON

extension EnrolmentGrant {
    private var statement: JSONValue {
        Self.statement(
            consortium: consortium,
            site: site,
            certificatePEM: certificatePEM,
            rootCertificatePEM: rootCertificatePEM,
            coordinatorURL: coordinatorURL,
            coordinatorKey: coordinatorKey,
            logVerifierKey: logVerifierKey
        )
    }

    private static func statement(
        consortium: String,
        site: String,
        certificatePEM: String,
        rootCertificatePEM: String,
        coordinatorURL: String,
        coordinatorKey: VerificationKey,
        logVerifierKey: String
    ) -> JSONValue {
        .object([
            "format": .string(format), "version": .integer(1), "consortium": .string(consortium),
            "site": .string(site), "certificate": .string(certificatePEM),
            "root_certificate": .string(rootCertificatePEM), "coordinator_url": .string(coordinatorURL),
            "coordinator_key": .string(Base64.encode(coordinatorKey.bytes)),
            "log_verifier_key": .string(logVerifierKey),
        ])
    }

    /// The grant as canonical JSON.
    public var json: JSONValue {
        guard case .object(var fields) = statement else { return statement }
        fields["signature"] = .string(Base64.encode(signature))
        fields["root_signature"] = .string(Base64.encode(rootSignature))
        return .object(fields)
    }

    /// Reads a grant and checks that it is consistent in itself; unknown fields and versions are refused.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json)
        try fields.require(format: Self.format, version: 1)
        consortium = try fields.text("consortium", maximumBytes: 128)
        site = try fields.text("site", maximumBytes: SiteName.maximumLength)
        certificatePEM = try fields.text("certificate", maximumBytes: PEM.maximumLength)
        rootCertificatePEM = try fields.text("root_certificate", maximumBytes: PEM.maximumLength)
        coordinatorURL = try fields.text("coordinator_url", maximumBytes: 2048)
        coordinatorKey = try fields.verificationKey("coordinator_key")
        logVerifierKey = try fields.text("log_verifier_key", maximumBytes: 1024)
        signature = try fields.bytes("signature")
        rootSignature = try fields.bytes("root_signature")
        try fields.finish()
        do throws(IdentityError) {
            try check()
        } catch {
            throw JSONError(path: "", reason: "\(error)")
        }
    }

    /// Reads a grant file.
    public init(parsing bytes: [UInt8]) throws(JSONError) {
        try self.init(json: JSONValue(parsing: bytes, maximumBytes: Self.maximumBytes))
    }
}
