import CanonicalEncoding
import Identity
import Study
import Testing

@Suite struct SignatureTests {
    @Test func `a signed study comes back from JSON and is valid`() throws {
        let signed = try SignedStudy(SmallStudy.document(), signedBy: SigningKey())
        let read = try SignedStudy(json: JSONValue(parsing: signed.json.canonicalBytes))
        #expect(read == signed)
        #expect(read.isValid)
    }

    @Test func `a signature is of one document by one key`() throws {
        let signed = try SignedStudy(SmallStudy.document(), signedBy: SigningKey())
        let other = try SmallStudy.document("seed: 7", "seed: 8")
        #expect(!SignedStudy(document: other, sponsorKey: signed.sponsorKey, signature: signed.signature).isValid)
        let stranger = SigningKey().verificationKey.bytes
        #expect(!SignedStudy(document: signed.document, sponsorKey: stranger, signature: signed.signature).isValid)
        #expect(!SignedStudy(document: signed.document, sponsorKey: [], signature: signed.signature).isValid)
    }

    @Test func `an approval comes back from JSON and is valid by its site's key only`() throws {
        let key = SigningKey()
        let approval = try Self.approval(key)
        let read = try SiteApproval(json: JSONValue(parsing: approval.json.canonicalBytes))
        #expect(read == approval)
        #expect(read.isValid(by: key.verificationKey))
        #expect(!read.isValid(by: SigningKey().verificationKey))
    }

    @Test func `no field of an approval can be changed`() throws {
        let key = SigningKey()
        let approval = try Self.approval(key)
        guard case .object(let members) = approval.json else { return }
        let changes: [String: JSONValue] = [
            "study": .string(SHA256Digest(hashing: [1]).hex), "policy": .string(SHA256Digest(hashing: [2]).hex),
            "extractor": .string(SHA256Digest(hashing: [3]).hex), "site": .string("site-b"),
            "approved_at": .integer(1_800_000_000),
        ]
        for (name, value) in changes {
            let changed = try SiteApproval(json: .object(members.merging([name: value]) { $1 }))
            #expect(!changed.isValid(by: key.verificationKey), "\(name)")
        }
    }

    @Test func `a study's signature does not pass for another kind of message`() throws {
        let key = SigningKey()
        let study = try SmallStudy.document()
        let signature = try key.sign(json: study.json, context: SiteApproval.context)
        #expect(
            !SignedStudy(document: study, sponsorKey: key.verificationKey.bytes, signature: signature).isValid
        )
    }

    @Test(arguments: ["", "Site A", "../b", String(repeating: "a", count: 33)])
    func `an approval by something that is no site is refused`(site: String) throws {
        let digest = SHA256Digest(hashing: [])
        let approval = SiteApproval(
            study: digest,
            site: site,
            policy: digest,
            extractor: digest,
            approvedAt: 0,
            signature: []
        )
        #expect(throws: JSONError.self) { try SiteApproval(json: approval.json) }
    }

    private static func approval(_ key: SigningKey) throws -> SiteApproval {
        try SiteApproval(
            study: SmallStudy.document().digest,
            site: "site-a",
            policy: SitePolicy().digest,
            extractor: SHA256Digest(hashing: []),
            approvedAt: 1_790_000_000,
            signedBy: key
        )
    }
}
