import CanonicalEncoding
import Foundation
import Identity
import Study
import Testing

@testable import SiteAgentCore

@Suite struct EnrolmentTests {
    private func mode(_ url: URL) throws -> Int? {
        (try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? NSNumber)?.intValue
    }

    private func grant(_ request: EnrolmentRequest) throws -> (EnrolmentGrant, CertificateAuthority) {
        let authority = try CertificateAuthority(consortium: "Test", validFrom: 1_790_000_000)
        let certificate = try authority.issueSiteCertificate(for: request, validFrom: 1_790_000_000)
        let grant = try EnrolmentGrant(
            certificatePEM: certificate,
            coordinatorURL: "https://coordinator.example.org:8443",
            logVerifierKey: "log+00000000+AAAA",
            authority: authority,
            signedBy: SigningKey()
        )
        return (grant, authority)
    }

    @Test func `a request makes keys that only the owner reads, and is in the ledger`() throws {
        let folder = try TemporaryFolder()
        let request = try Enrolment(folder.site).request(site: "site-a", unixTime: 9)
        #expect(try mode(folder.site.keys) == 0o700)
        for key in [folder.site.signingKey, folder.site.transportKey, folder.site.pseudonymKey] {
            #expect(try mode(key) == 0o600)
        }
        let entry = try #require(try EgressLedger(SiteStore(at: folder.site.database)).entries.first)
        #expect(entry.kind == .enrolmentRequest)
        #expect(entry.body == SHA256Digest(hashing: request.json.canonicalBytes))
        #expect(entry.time == 9)
        #expect(try folder.site.loadPolicy().minimumSites == 3)
    }

    @Test func `asked again, the request is the same and no key changes`() throws {
        let folder = try TemporaryFolder()
        let first = try Enrolment(folder.site).request(site: "site-a", unixTime: 9)
        let second = try Enrolment(folder.site).request(site: "site-a", unixTime: 10)
        #expect(first == second)
        #expect(throws: SiteError.self) { _ = try Enrolment(folder.site).request(site: "site-b", unixTime: 10) }
        #expect(throws: SiteError.self) { _ = try Enrolment(folder.site).request(site: "Site B", unixTime: 10) }
    }

    @Test func `a grant is accepted with the right fingerprint only`() throws {
        let folder = try TemporaryFolder()
        let enrolment = Enrolment(folder.site)
        let (grant, authority) = try grant(enrolment.request(site: "site-a", unixTime: 9))
        let checked = try enrolment.checkGrant(grant.json.canonicalBytes)
        let wrong = SHA256Digest(hashing: []).spoken
        #expect(throws: SiteError.self) { try enrolment.accept(checked, fingerprint: wrong) }
        #expect(try folder.site.loadSettings().membership == nil)
        try enrolment.accept(checked, fingerprint: authority.rootFingerprint.spoken.uppercased())
        let identity = try folder.site.loadIdentity()
        #expect(identity.site == "site-a")
        #expect(identity.coordinatorKey == grant.coordinatorKey)
        #expect(try folder.site.loadSettings().membership?.coordinator == "https://coordinator.example.org:8443")
    }

    @Test func `a grant for other keys is refused`() throws {
        let other = try EnrolmentRequest.create(site: "site-a").request
        let folder = try TemporaryFolder()
        let enrolment = Enrolment(folder.site)
        _ = try enrolment.request(site: "site-a", unixTime: 9)
        let stranger = try grant(other).0
        #expect(throws: SiteError.self) { _ = try enrolment.checkGrant(stranger.json.canonicalBytes) }
    }

    @Test func `the doctor finds a sound folder sound and names what is wrong in another`() throws {
        let folder = try TemporaryFolder()
        let enrolment = Enrolment(folder.site)
        let (grant, authority) = try grant(enrolment.request(site: "site-a", unixTime: 1_790_000_000))
        #expect(Doctor(folder.site, unixTime: 1_790_000_100).localChecks()[0].outcome == .failed)
        try enrolment.accept(grant, fingerprint: authority.rootFingerprint.hex)
        let sound = Doctor(folder.site, unixTime: 1_790_000_100).localChecks()
        #expect(sound.filter { $0.outcome == .failed } == [])
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder.site.signingKey.path)
        try DurableFile.write(Array("minimum_sites: none".utf8), to: folder.site.policy)
        let broken = Doctor(folder.site, unixTime: 1_690_000_000).localChecks()
        #expect(broken.filter { $0.outcome == .failed }.map(\.name) == ["keys", "certificate", "policy", "clock"])
        #expect(broken.allSatisfy { $0.outcome == .ok || !$0.fix.isEmpty })
    }
}
