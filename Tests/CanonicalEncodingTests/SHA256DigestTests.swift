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

    @Test func `a digest of pieces is the digest of the whole`() {
        let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * 7) }
        var stream = SHA256Stream()
        #expect(stream.digest == SHA256Digest(hashing: []))
        for start in stride(from: 0, to: 1000, by: 13) { stream.append(Array(bytes[start..<min(start + 13, 1000)])) }
        #expect(stream.digest == SHA256Digest(hashing: bytes))
    }

    /// RFC 4231, test case 2.
    @Test func `a keyed digest is the published one`() {
        let digest = SHA256Digest(authenticating: Array("what do ya want for nothing?".utf8), key: Array("Jefe".utf8))
        #expect(digest.hex == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    }
}
