import CanonicalEncoding
import Foundation
import Testing

@testable import SiteAgentCore

@Suite struct PseudonymsTests {
    /// Computed with Python's hmac; see the comment beside each value.
    @Test func `pseudonyms are the published HMAC`() throws {
        let pseudonyms = try #require(Pseudonyms(key: (0..<32).map { UInt8($0) }))
        // python3: p = lambda *t: b"".join(len(x).to_bytes(4,"big")+x for x in t)
        // hmac.new(bytes(range(32)), p(b"intramural/pseudonym/v1", b"patient", b"P001"), "sha256").hexdigest()
        #expect(pseudonyms.patient("P001").hex == "f4cd35ac07bc709cd11c28f53b413d851ab14038f086f99166e3e06dbe423946")
        // hmac.new(bytes(range(32)), p(b"intramural/pseudonym/v1", b"lesion", b"P001", b"2"), "sha256").hexdigest()
        #expect(
            pseudonyms.lesion("2", of: "P001").hex == "6173eb38e6dcafa4392f9152415fe3ec9c5a79fd7bfd3945ff2ccbdab0f0cc8d"
        )
    }

    @Test func `the boundary between patient and lesion counts`() throws {
        let pseudonyms = try #require(Pseudonyms(key: [UInt8](repeating: 7, count: 32)))
        #expect(pseudonyms.lesion("12", of: "P") != pseudonyms.lesion("2", of: "P1"))
        #expect(pseudonyms.lesion("1", of: "P1") != pseudonyms.lesion("1", of: "P2"))
        #expect(Pseudonyms(key: []) == nil)
    }

    @Test func `the key is made once and is the owner's alone`() throws {
        let folder = try TemporaryFolder()
        try folder.site.create()
        let first = try folder.site.loadPseudonyms()
        let second = try folder.site.loadPseudonyms()
        #expect(first.patient("a") == second.patient("a"))
        let mode = try FileManager.default.attributesOfItem(atPath: folder.site.pseudonymKey.path)[.posixPermissions]
        #expect((mode as? NSNumber)?.intValue == 0o600)
    }
}
