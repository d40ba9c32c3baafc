public import CanonicalEncoding
import Foundation
import SwiftASN1
import X509

/// What a site's certificate says: who calls, and with which keys.
///
/// Reading does not check the issuer or the time; the TLS handshake has done both before anyone reads it.
public struct PeerCertificate: Hashable, Sendable {
    /// The most bytes that are read.
    public static let maximumBytes = 8192

    /// The site's name.
    public let site: String

    /// The key with which the site signs its messages.
    public let signingKey: VerificationKey

    /// The SHA-256 of the DER.
    public let fingerprint: SHA256Digest

    /// When the certificate is valid.
    public let validity: Validity

    let certificate: Certificate

    /// Reads a certificate's DER; refuses one that does not name a site as ``CertificateAuthority`` writes it.
    public init(der: [UInt8]) throws(IdentityError) {
        guard der.count <= Self.maximumBytes, let certificate = try? Certificate(derEncoded: der) else {
            throw Self.failure("is not an X.509 certificate of at most \(Self.maximumBytes) bytes")
        }
        try self.init(certificate, fingerprint: SHA256Digest(hashing: der))
    }

    /// Reads a certificate's PEM text.
    public init(pem: String) throws(IdentityError) {
        let certificate = try PEM.certificate(pem, what: "site certificate")
        try self.init(certificate, fingerprint: certificate.fingerprint)
    }

    private init(_ certificate: Certificate, fingerprint: SHA256Digest) throws(IdentityError) {
        guard let alternatives = try? certificate.extensions.subjectAlternativeNames,
            let names = SiteNames(alternatives),
            certificate.subject.text(of: .RDNAttributeType.commonName) == names.site
        else { throw Self.failure("names no site of an Intramural consortium") }
        guard let usage = try? certificate.extensions.extendedKeyUsage, usage.contains(.clientAuth) else {
            throw Self.failure("is not for clients")
        }
        site = names.site
        signingKey = names.signingKey
        validity = Validity(certificate)
        self.fingerprint = fingerprint
        self.certificate = certificate
    }

    private static func failure(_ reason: String) -> IdentityError {
        .unreadable(what: "site certificate", reason: reason)
    }
}
