import CanonicalEncoding
import Foundation
import Testing

@testable import Identity

@Suite struct CertificateAuthorityTests {
    private let now = Int(Date().timeIntervalSince1970)

    @Test func `a root reads back from its PEM texts`() throws {
        let authority = try CertificateAuthority(consortium: "Hypoxia Consortium é", validFrom: now)
        let again = try CertificateAuthority(certificatePEM: authority.certificatePEM, keyPEM: authority.keyPEM)
        #expect(again.consortium == "Hypoxia Consortium é")
        #expect(again.rootFingerprint == authority.rootFingerprint)
        #expect(again.validity.notAfter - now == 3650 * 86_400)
        #expect(try RootCertificate(pem: authority.certificatePEM).fingerprint == authority.rootFingerprint)
    }

    @Test func `the key of another root is refused`() throws {
        let authority = try CertificateAuthority(consortium: "c", validFrom: now)
        let other = try CertificateAuthority(consortium: "c", validFrom: now)
        #expect(throws: IdentityError.keyMismatch) {
            try CertificateAuthority(certificatePEM: authority.certificatePEM, keyPEM: other.keyPEM)
        }
    }

    @Test(arguments: ["", "a\nb", "\u{0}", String(repeating: "x", count: 65)])
    func `a consortium's name without sense is refused`(name: String) {
        #expect(throws: IdentityError.invalidConsortiumName) {
            try CertificateAuthority(consortium: name, validFrom: now)
        }
    }

    @Test(arguments: ["", "a b", "-a", "a..b", "999.1.1.1", "*.example.org", "1", "[::1]"])
    func `a text that is no host is refused`(host: String) throws {
        let authority = try CertificateAuthority(consortium: "c", validFrom: now)
        #expect(throws: IdentityError.invalidHostName(host)) {
            try authority.issueServerCertificate(hostNames: [host], validFrom: now)
        }
    }

    @Test func `nothing is issued beyond the root's own time`() throws {
        let authority = try CertificateAuthority(consortium: "c", validFrom: now)
        #expect(throws: IdentityError.outlivesRoot) {
            try authority.issueServerCertificate(hostNames: ["localhost"], validFrom: now, days: 3651)
        }
        #expect(throws: IdentityError.outlivesRoot) {
            try authority.issueServerCertificate(hostNames: ["localhost"], validFrom: now - 7200)
        }
    }

    @Test func `a site's certificate is no root`() throws {
        let authority = try CertificateAuthority(consortium: "c", validFrom: now)
        let site = try authority.issueSiteCertificate(for: EnrolmentRequest.create(site: "a").request, validFrom: now)
        #expect(throws: IdentityError.self) { try RootCertificate(pem: site) }
        #expect(throws: IdentityError.self) {
            try CertificateAuthority(certificatePEM: site, keyPEM: authority.keyPEM)
        }
    }
}

/// `openssl verify` in its strict mode agrees with what is issued, and with what it is for.
@Suite(.enabled(if: OpenSSL.isInstalled, "openssl is not installed"))
struct CertificateAuthorityOpenSSLTests {
    private let now = Int(Date().timeIntervalSince1970)

    @Test(arguments: [
        ("-verify_hostname", "coordinator.example.org"), ("-verify_hostname", "localhost"),
        ("-verify_ip", "127.0.0.1"), ("-verify_ip", "::1"),
    ])
    func `a server certificate holds for each of its names`(option: String, name: String) throws {
        let authority = try CertificateAuthority(consortium: "c", validFrom: now)
        let hosts = ["coordinator.example.org", "localhost", "127.0.0.1", "::1"]
        let server = try authority.issueServerCertificate(hostNames: hosts, validFrom: now)
        #expect(try verify(server.certificatePEM, authority, ["-purpose", "sslserver", option, name]) == 0)
        #expect(try verify(server.certificatePEM, authority, ["-purpose", "sslclient"]) != 0)
        #expect(try verify(server.certificatePEM, authority, ["-verify_hostname", "example.com"]) != 0)
    }

    @Test func `a site certificate holds for a client, in its time, under its root`() throws {
        let authority = try CertificateAuthority(consortium: "c", validFrom: now)
        let foreign = try CertificateAuthority(consortium: "c", validFrom: now)
        let request = try EnrolmentRequest.create(site: "site-a").request
        let site = try authority.issueSiteCertificate(for: request, validFrom: now, days: 30)
        #expect(try verify(site, authority, ["-purpose", "sslclient"]) == 0)
        #expect(try verify(site, authority, ["-purpose", "sslserver"]) != 0)
        #expect(try verify(site, foreign, ["-purpose", "sslclient"]) != 0)
        #expect(try verify(site, authority, ["-attime", String(now + 31 * 86_400)]) != 0)
        #expect(try verify(site, authority, ["-attime", String(now - 7200)]) != 0)
    }

    private func verify(_ pem: String, _ authority: CertificateAuthority, _ options: [String]) throws -> Int32 {
        try OpenSSL.run(
            ["verify", "-x509_strict", "-no-CApath", "-CAfile", "root.pem"] + options + ["leaf.pem"],
            files: ["root.pem": Data(authority.certificatePEM.utf8), "leaf.pem": Data(pem.utf8)]
        ).status
    }
}
