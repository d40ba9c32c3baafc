import CanonicalEncoding
import Foundation
import Testing

@testable import Identity

@Suite struct EnrolmentGrantTests {
    private let authority: CertificateAuthority
    private let coordinatorKey = SigningKey()
    private let request: EnrolmentRequest
    private let grant: EnrolmentGrant

    init() throws {
        let now = Int(Date().timeIntervalSince1970)
        authority = try CertificateAuthority(consortium: "Hypoxia", validFrom: now)
        request = try EnrolmentRequest.create(site: "site-a").request
        grant = try EnrolmentGrant(
            certificatePEM: authority.issueSiteCertificate(for: request, validFrom: now),
            coordinatorURL: "https://coordinator.example.org:8443",
            logVerifierKey: "example.org/log+00000000+AAAA",
            authority: authority,
            signedBy: coordinatorKey
        )
    }

    @Test func `a grant reads back equal and answers its request`() throws {
        let again = try EnrolmentGrant(parsing: grant.json.canonicalBytes)
        #expect(again == grant)
        #expect(again.answers(request))
        #expect(try again.rootFingerprint == authority.rootFingerprint)
        #expect(again.coordinatorKey == coordinatorKey.verificationKey)
    }

    @Test func `it answers no other request, not even of the same site`() throws {
        #expect(!grant.answers(try EnrolmentRequest.create(site: "site-a").request))
        #expect(!grant.answers(try EnrolmentRequest.create(site: "site-b").request))
    }

    /// The root's fingerprint is all that people compare, so that nothing else may be exchanged under the same root.
    @Test func `another coordinator's key or address is refused, even signed anew`() throws {
        let attacker = SigningKey()
        for (name, value) in [("coordinator_url", "https://evil.example"), ("log_verifier_key", "x")] {
            var fields = try fields(grant.json)
            fields[name] = .string(value)
            fields["coordinator_key"] = .string(Base64.encode(attacker.verificationKey.bytes))
            fields["signature"] = nil
            let rootSignature = fields.removeValue(forKey: "root_signature")
            let signature = try attacker.sign(json: .object(fields), context: EnrolmentGrant.context)
            fields["signature"] = .string(Base64.encode(signature))
            fields["root_signature"] = rootSignature
            let error = #expect(throws: JSONError.self) { try EnrolmentGrant(json: .object(fields)) }
            #expect(error?.reason == IdentityError.badSignature("enrolment grant").description)
        }
    }

    @Test func `a certificate of another root is refused`() throws {
        let foreign = try CertificateAuthority(consortium: "Hypoxia", validFrom: Int(Date().timeIntervalSince1970))
        #expect(throws: IdentityError.self) {
            try EnrolmentGrant(
                certificatePEM: grant.certificatePEM,
                coordinatorURL: grant.coordinatorURL,
                logVerifierKey: grant.logVerifierKey,
                authority: foreign,
                signedBy: coordinatorKey
            )
        }
    }

    @Test(arguments: ["http://a", "https://", "", "ftp://a"])
    func `an address that is not https is refused`(url: String) throws {
        #expect(throws: (any Error).self) {
            try EnrolmentGrant(
                certificatePEM: grant.certificatePEM,
                coordinatorURL: url,
                logVerifierKey: "k",
                authority: authority,
                signedBy: coordinatorKey
            )
        }
    }

    @Test func `a grant with any changed byte is refused`() throws {
        let bytes = grant.json.canonicalBytes
        for position in bytes.indices {
            var changed = bytes
            changed[position] ^= 1
            #expect(throws: JSONError.self, "byte \(position)") { try EnrolmentGrant(parsing: changed) }
        }
    }

    private func fields(_ json: JSONValue) throws -> [String: JSONValue] {
        guard case .object(let fields) = json else { throw JSONError(path: "", reason: "is no object") }
        return fields
    }
}
