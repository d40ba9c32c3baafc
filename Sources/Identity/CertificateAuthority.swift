public import CanonicalEncoding
import Crypto
import Foundation
import SwiftASN1
import X509

/// The consortium's root: a P-256 key and its self-signed certificate, which signs the coordinator's and the sites'
/// certificates and nothing else (path length 0).
public struct CertificateAuthority: Sendable {
    /// How long a root is valid, in days.
    public static let rootValidityDays = 3650

    /// The consortium's name, the organization of the root certificate.
    public let consortium: String

    /// The root certificate as PEM text.
    public let certificatePEM: String

    /// The SHA-256 of the root certificate's DER: what a site's person compares by telephone.
    public let rootFingerprint: CanonicalEncoding.SHA256Digest

    /// When the root is valid.
    public let validity: Validity

    let certificate: Certificate
    let key: P256.Signing.PrivateKey

    /// Makes a new root, valid for ten years; `validFrom` is in seconds since 1970.
    public init(consortium: String, validFrom: Int) throws(IdentityError) {
        guard Self.isConsortiumName(consortium) else { throw .invalidConsortiumName }
        let key = P256.Signing.PrivateKey()
        let validity = Validity(from: validFrom, days: Self.rootValidityDays)
        do {
            let certificate = try Self.rootCertificate(consortium: consortium, key: key, validity: validity)
            try self.init(certificate: certificate, key: key)
        } catch let error as IdentityError {
            throw error
        } catch {
            throw .unreadable(what: "root certificate", reason: "cannot be made: \(error)")
        }
    }

    /// Takes up a root that ``certificatePEM`` and ``keyPEM`` stored.
    public init(certificatePEM: String, keyPEM: String) throws(IdentityError) {
        let certificate = try PEM.certificate(certificatePEM, what: "root certificate")
        let document = try PEM.document(keyPEM, type: "PRIVATE KEY", what: "root key")
        guard let key = try? P256.Signing.PrivateKey(derRepresentation: document.derBytes) else {
            throw .unreadable(what: "root key", reason: "is not a P-256 key in PKCS #8 PEM")
        }
        try self.init(certificate: certificate, key: key)
    }

    private init(certificate: Certificate, key: P256.Signing.PrivateKey) throws(IdentityError) {
        let root = try RootCertificate(certificate)
        guard certificate.publicKey == Certificate.PublicKey(key.publicKey) else { throw .keyMismatch }
        self.certificate = certificate
        self.key = key
        certificatePEM = try PEM.text(certificate)
        consortium = root.consortium
        rootFingerprint = root.fingerprint
        validity = root.validity
    }

    /// The root's private key as PEM text (PKCS #8).
    ///
    /// Whoever reads it can admit sites: store it readable by the coordinator's operator alone.
    public var keyPEM: String { key.pemRepresentation + "\n" }

    private static func isConsortiumName(_ name: String) -> Bool {
        (1...64).contains(name.count) && name.utf8.count <= 128
            && name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    }

    private static func rootCertificate(
        consortium: String,
        key: P256.Signing.PrivateKey,
        validity: Validity
    ) throws -> Certificate {
        let name = try DistinguishedName {
            OrganizationName(consortium)
            CommonName("Intramural root")
        }
        return try Certificate(
            version: .v3,
            serialNumber: Certificate.SerialNumber(),
            publicKey: Certificate.PublicKey(key.publicKey),
            notValidBefore: Date(timeIntervalSince1970: Double(validity.notBefore)),
            notValidAfter: Date(timeIntervalSince1970: Double(validity.notAfter)),
            issuer: name,
            subject: name,
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
                Critical(KeyUsage(keyCertSign: true, cRLSign: true))
                SubjectKeyIdentifier(hash: Certificate.PublicKey(key.publicKey))
            },
            issuerPrivateKey: Certificate.PrivateKey(key)
        )
    }
}
