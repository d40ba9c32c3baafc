import CanonicalEncoding
import Testing

@Suite struct Base64Tests {
    /// RFC 4648, section 10.
    @Test func `the test vectors of RFC 4648 hold`() {
        let vectors = [
            "": "", "f": "Zg==", "fo": "Zm8=", "foo": "Zm9v", "foob": "Zm9vYg==", "fooba": "Zm9vYmE=",
            "foobar": "Zm9vYmFy",
        ]
        for (plain, text) in vectors {
            #expect(Base64.encode(Array(plain.utf8)) == text)
            #expect(Base64.decode(text) == Array(plain.utf8))
        }
    }

    @Test(arguments: ["Zg", "Zg=", "Zh==", "Z===", "Zm9=v", "Zm 9", "====", "Zm9v="])
    func `a spelling that is not canonical is refused`(_ text: String) {
        #expect(Base64.decode(text) == nil)
    }
}
