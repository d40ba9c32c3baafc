import CanonicalEncoding
import Foundation
import Testing

@testable import Identity

@Suite struct SigningKeyTests {
    /// RFC 8410, section 10.3 (the key) and 10.1 (its public half, without the 12 bytes before it).
    private let publishedPEM = """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
        -----END PRIVATE KEY-----

        """
    private let publishedPublicKey = "Gb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE="

    @Test func `the key of RFC 8410 has its published public half and the same PEM`() throws {
        let key = try SigningKey(pem: publishedPEM)
        #expect(Base64.encode(key.verificationKey.bytes) == publishedPublicKey)
        #expect(key.pem == publishedPEM)
    }

    @Test func `a signature holds for its message and context only`() throws {
        let key = SigningKey()
        let message = JSONValue.object(["round": .integer(1)])
        let signature = try key.sign(json: message, context: "a")
        #expect(key.verificationKey.isValid(signature: signature, json: message, context: "a"))
        #expect(!key.verificationKey.isValid(signature: signature, json: message, context: "b"))
        #expect(!key.verificationKey.isValid(signature: signature, json: .object([:]), context: "a"))
        #expect(!SigningKey().verificationKey.isValid(signature: signature, json: message, context: "a"))
        #expect(!key.verificationKey.isValid(signature: Array(signature.dropLast()), json: message, context: "a"))
        #expect(!key.verificationKey.isValid(signature: [], json: message, context: "a"))
    }

    @Test func `every flipped bit of a signature is noticed`() throws {
        let key = try SigningKey(pem: publishedPEM)
        let signature = try key.sign(json: .null, context: "test")
        for bit in 0..<512 {
            var flipped = signature
            flipped[bit / 8] ^= 1 << (bit % 8)
            #expect(!key.verificationKey.isValid(signature: flipped, json: .null, context: "test"))
        }
    }

    @Test(.enabled(if: OpenSSL.isInstalled, "openssl is not installed"))
    func `openssl verifies a signature over context, zero byte and canonical JSON`() throws {
        let key = try SigningKey(pem: publishedPEM)
        let signature = try key.sign(json: .object(["b": .integer(2), "a": .string("x")]), context: "intramural/test")
        let (status, output) = try OpenSSL.run(
            ["pkeyutl", "-verify", "-inkey", "key.pem", "-rawin", "-in", "message", "-sigfile", "signature"],
            files: [
                "key.pem": Data(publishedPEM.utf8), "signature": Data(signature),
                "message": Data("intramural/test\0{\"a\":\"x\",\"b\":2}".utf8),
            ]
        )
        #expect(status == 0, "\(output)")
    }

    @Test func `text that is no Ed25519 key is refused with the reason`() throws {
        let authority = try CertificateAuthority(consortium: "c", validFrom: 1_700_000_000)
        for text in ["", "nonsense", authority.keyPEM, authority.certificatePEM, publishedPEM + publishedPEM] {
            #expect(throws: IdentityError.self) { try SigningKey(pem: text) }
        }
        let long = publishedPEM + String(repeating: "\n", count: 20_000)
        #expect(throws: IdentityError.unreadable(what: "signing key", reason: "is longer than 16384 bytes")) {
            try SigningKey(pem: long)
        }
    }

    @Test func `a verification key has 32 bytes`() {
        #expect(VerificationKey(bytes: []) == nil)
        #expect(VerificationKey(bytes: [UInt8](repeating: 1, count: 31)) == nil)
        #expect(VerificationKey(bytes: [UInt8](repeating: 1, count: 33)) == nil)
        let key = SigningKey().verificationKey
        #expect(VerificationKey(bytes: key.bytes) == key)
    }
}
