import Crypto
import Foundation
import SwiftASN1
import X509

extension CertificateAuthority {
    /// How long issued certificates are valid unless told, in days.
    public static let issuedValidityDays = 730

    /// Makes a key and a certificate for the coordinator's HTTPS server.
    ///
    /// `hostNames` are the DNS names and IP addresses by which sites call it.
    public func issueServerCertificate(
        hostNames: [String],
        validFrom: Int,
        days: Int = issuedValidityDays
    ) throws(IdentityError) -> ServerCertificate {
        let key = P256.Signing.PrivateKey()
        var names: [GeneralName] = []
        for host in hostNames { names.append(try HostName(host).generalName) }
        guard let first = hostNames.first else { throw .invalidHostName("") }
        let certificate = try issue(
            to: Certificate.PublicKey(key.publicKey),
            commonName: String(first.prefix(64)),
            alternativeNames: names,
            usage: .serverAuth,
            validity: Validity(from: validFrom, days: days)
        )
        return ServerCertificate(certificatePEM: certificate, keyPEM: key.pemRepresentation + "\n")
    }

    /// Signs a site's certificate, as PEM text, for the key of its enrolment request.
    ///
    /// It carries the site's name and its signing key, so that neither can be exchanged for another.
    public func issueSiteCertificate(
        for request: EnrolmentRequest,
        validFrom: Int,
        days: Int = issuedValidityDays
    ) throws(IdentityError) -> String {
        try issue(
            to: request.tlsKey,
            commonName: request.site,
            alternativeNames: SiteNames(site: request.site, signingKey: request.signingKey).generalNames,
            usage: .clientAuth,
            validity: Validity(from: validFrom, days: days)
        )
    }

    private func issue(
        to publicKey: Certificate.PublicKey,
        commonName: String,
        alternativeNames: [GeneralName],
        usage: ExtendedKeyUsage.Usage,
        validity: Validity
    ) throws(IdentityError) -> String {
        guard self.validity.encloses(validity) else { throw .outlivesRoot }
        do {
            return try PEM.text(
                Certificate(
                    version: .v3,
                    serialNumber: Certificate.SerialNumber(),
                    publicKey: publicKey,
                    notValidBefore: Date(timeIntervalSince1970: Double(validity.notBefore)),
                    notValidAfter: Date(timeIntervalSince1970: Double(validity.notAfter)),
                    issuer: certificate.subject,
                    subject: subject(commonName),
                    signatureAlgorithm: .ecdsaWithSHA256,
                    extensions: leafExtensions(publicKey, alternativeNames, usage),
                    issuerPrivateKey: Certificate.PrivateKey(key)
                )
            )
        } catch let error as IdentityError {
            throw error
        } catch {
            throw .unreadable(what: "certificate", reason: "cannot be made: \(error)")
        }
    }

    private func subject(_ commonName: String) throws -> DistinguishedName {
        try DistinguishedName {
            OrganizationName(consortium)
            CommonName(commonName)
        }
    }

    private func leafExtensions(
        _ publicKey: Certificate.PublicKey,
        _ alternativeNames: [GeneralName],
        _ usage: ExtendedKeyUsage.Usage
    ) throws -> Certificate.Extensions {
        let authority = SubjectKeyIdentifier(hash: certificate.publicKey)
        return try Certificate.Extensions {
            Critical(BasicConstraints.notCertificateAuthority)
            Critical(KeyUsage(digitalSignature: true))
            try ExtendedKeyUsage([usage])
            SubjectAlternativeNames(alternativeNames)
            SubjectKeyIdentifier(hash: publicKey)
            AuthorityKeyIdentifier(keyIdentifier: authority.keyIdentifier)
        }
    }
}
