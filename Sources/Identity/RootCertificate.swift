public import CanonicalEncoding
import Crypto
import Foundation
import SwiftASN1
import X509

/// A consortium's root certificate as a site holds it: without the key.
public struct RootCertificate: Hashable, Sendable {
    /// The consortium's name.
    public let consortium: String

    /// The SHA-256 of the DER.
    public let fingerprint: CanonicalEncoding.SHA256Digest

    /// When it is valid.
    public let validity: Validity

    let certificate: Certificate

    /// Reads PEM text; refuses anything but a self-signed P-256 authority of path length 0.
    public init(pem: String) throws(IdentityError) {
        try self.init(PEM.certificate(pem, what: "root certificate"))
    }

    init(_ certificate: Certificate) throws(IdentityError) {
        guard certificate.issuer == certificate.subject, P256.Signing.PublicKey(certificate.publicKey) != nil,
            certificate.publicKey.isValidSignature(certificate.signature, for: certificate)
        else { throw .unreadable(what: "root certificate", reason: "is not self-signed with a P-256 key") }
        guard (try? certificate.extensions.basicConstraints) == .isCertificateAuthority(maxPathLength: 0) else {
            throw .unreadable(what: "root certificate", reason: "is not a certificate authority of path length 0")
        }
        guard let consortium = certificate.subject.text(of: .RDNAttributeType.organizationName) else {
            throw .unreadable(what: "root certificate", reason: "does not name its consortium as organization")
        }
        self.consortium = consortium
        self.certificate = certificate
        fingerprint = try certificate.fingerprint
        validity = Validity(certificate)
    }

    /// Whether the root signed a certificate.
    func isIssuer(of other: Certificate) -> Bool {
        other.issuer == certificate.subject && certificate.publicKey.isValidSignature(other.signature, for: other)
    }

    /// Whether the root's key made a signature (ECDSA P-256, SHA-256, DER) over a message.
    func isSigner(of message: [UInt8], signature: [UInt8]) -> Bool {
        guard let key = P256.Signing.PublicKey(certificate.publicKey),
            let signature = try? P256.Signing.ECDSASignature(derRepresentation: signature)
        else { return false }
        return key.isValidSignature(signature, for: message)
    }
}
