import CanonicalEncoding
import Testing

@testable import Identity

@Suite struct EnrolmentRequestTests {
    @Test func `a request reads back equal, and holds no private key`() throws {
        let (request, tlsKeyPEM, signingKey) = try EnrolmentRequest.create(site: "site-a")
        let bytes = request.json.canonicalBytes
        #expect(try EnrolmentRequest(parsing: bytes) == request)
        #expect(request.signingKey == signingKey.verificationKey)
        #expect(!request.json.canonicalText.contains("PRIVATE"))
        #expect(tlsKeyPEM.contains("BEGIN PRIVATE KEY"))
    }

    @Test func `a name that is none is refused before keys are made`() {
        #expect(throws: IdentityError.invalidSiteName("Site A")) { try EnrolmentRequest.create(site: "Site A") }
    }

    @Test(arguments: [
        ("site", JSONValue.string("site-b")), ("site", .string("../a")), ("version", .integer(2)),
        ("format", .string("other")), ("signing_key", .string("AAAA")), ("certificate_request", .string("")),
        ("extra", .null), ("signature", .string("AAAA")), ("signature", .null), ("site", .null),
    ])
    func `a changed or unknown field is refused`(name: String, value: JSONValue) throws {
        var fields = try fields(EnrolmentRequest.create(site: "site-a").request.json)
        fields[name] = value
        #expect(throws: JSONError.self) { try EnrolmentRequest(json: .object(fields)) }
    }

    /// Who intercepts a request can sign the file anew with a key of theirs, but not the certificate request inside it.
    @Test func `another signing key cannot be put beside the TLS key`() throws {
        let victim = try EnrolmentRequest.create(site: "site-a").request
        let (own, _, key) = try EnrolmentRequest.create(site: "site-a")
        var fields = try fields(own.json)
        fields["certificate_request"] = .string(victim.certificateRequestPEM)
        fields["signature"] = nil
        let signature = try key.sign(json: .object(fields), context: EnrolmentRequest.context)
        fields["signature"] = .string(Base64.encode(signature))
        let error = #expect(throws: JSONError.self) { try EnrolmentRequest(json: .object(fields)) }
        #expect(error?.reason.contains("names another site or signing key") == true)
    }

    @Test func `a request with any changed byte is refused`() throws {
        let bytes = try EnrolmentRequest.create(site: "site-a").request.json.canonicalBytes
        for position in bytes.indices {
            var changed = bytes
            changed[position] ^= 1
            #expect(throws: JSONError.self, "byte \(position)") { try EnrolmentRequest(parsing: changed) }
        }
    }

    @Test func `a file that is too long is refused unread`() {
        let bytes = [UInt8](repeating: UInt8(ascii: " "), count: EnrolmentRequest.maximumBytes + 1)
        #expect(throws: JSONError.self) { try EnrolmentRequest(parsing: bytes) }
    }

    private func fields(_ json: JSONValue) throws -> [String: JSONValue] {
        guard case .object(let fields) = json else { throw JSONError(path: "", reason: "is no object") }
        return fields
    }
}
