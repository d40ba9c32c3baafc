import CanonicalEncoding
import Foundation
import Testing

@testable import Identity

@Suite struct PeerCertificateTests {
    private let now = Int(Date().timeIntervalSince1970)

    @Test func `a site's certificate says who calls`() throws {
        let authority = try CertificateAuthority(consortium: "c", validFrom: now)
        let request = try EnrolmentRequest.create(site: "site-a").request
        let pem = try authority.issueSiteCertificate(for: request, validFrom: now, days: 10)
        let der = try der(of: pem)
        let peer = try PeerCertificate(der: der)
        #expect(peer.site == "site-a")
        #expect(peer.signingKey == request.signingKey)
        #expect(peer.fingerprint == SHA256Digest(hashing: der))
        #expect(try PeerCertificate(pem: pem) == peer)
        #expect(peer.validity == Validity(notBefore: now - 3600, notAfter: now + 864_000))
        #expect(peer.validity.contains(now) && !peer.validity.contains(now + 864_001))
    }

    @Test func `a certificate that names no site is refused`() throws {
        let authority = try CertificateAuthority(consortium: "c", validFrom: now)
        let server = try authority.issueServerCertificate(hostNames: ["localhost"], validFrom: now)
        for pem in [server.certificatePEM, authority.certificatePEM] {
            #expect(throws: IdentityError.self) { try PeerCertificate(pem: pem) }
        }
        #expect(throws: IdentityError.self) { try PeerCertificate(der: []) }
        #expect(throws: IdentityError.self) { try PeerCertificate(der: [UInt8](repeating: 0x30, count: 9000)) }
    }

    @Test func `no changed byte brings the reader down or passes for the same certificate`() throws {
        let authority = try CertificateAuthority(consortium: "c", validFrom: now)
        let request = try EnrolmentRequest.create(site: "site-a").request
        let der = try der(of: authority.issueSiteCertificate(for: request, validFrom: now))
        let original = try PeerCertificate(der: der)
        for position in der.indices {
            var changed = der
            changed[position] ^= 0x41
            let read = try? PeerCertificate(der: changed)
            #expect(read?.fingerprint != original.fingerprint)
        }
    }

    private func der(of pem: String) throws -> [UInt8] {
        let lines = pem.split(separator: "\n").filter { !$0.hasPrefix("-----") }
        return try #require(Base64.decode(lines.joined()))
    }
}
