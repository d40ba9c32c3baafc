import CanonicalEncoding
import Identity
import Testing

@Suite struct SpokenFingerprintTests {
    /// FIPS 180-4's example: the digest of "abc".
    private let digest = SHA256Digest(hashing: Array("abc".utf8))
    private let spoken =
        "ba78 16bf 8f01 cfea 4141 40de 5dae 2223 b003 61a3 9617 7a9c b410 ff61 f200 15ad"

    @Test func `a fingerprint is written in groups of four`() {
        #expect(digest.spoken == spoken)
    }

    @Test func `however a person types it, it is recognised`() {
        for text in [spoken, spoken.uppercased(), digest.hex, spoken.replacing(" ", with: ":"), " \(spoken)\n"] {
            #expect(digest.isSpelled(by: text))
        }
    }

    @Test func `another or a shortened one is not`() {
        for text in ["", String(spoken.dropLast()), spoken + "0", spoken.replacing("ba78", with: "ba79"), "yes"] {
            #expect(!digest.isSpelled(by: text))
        }
        #expect(!digest.isSpelled(by: String(repeating: " ", count: 300) + spoken))
    }
}
