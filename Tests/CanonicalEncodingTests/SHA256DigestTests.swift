import CanonicalEncoding
import Testing

@Suite struct SHA256DigestTests {
    /// FIPS 180-4 example: "abc".
    @Test func `the digest of abc is the published one`() {
        let digest = SHA256Digest(hashing: Array("abc".utf8))
        #expect(digest.hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(SHA256Digest(hex: digest.hex) == digest)
    }

    @Test func `other spellings of a digest are refused`() {
        let hex = SHA256Digest(hashing: []).hex
        #expect(SHA256Digest(hex: hex.uppercased()) == nil)
        #expect(SHA256Digest(hex: String(hex.dropLast())) == nil)
        #expect(SHA256Digest(hex: "z" + hex.dropFirst()) == nil)
    }
}
