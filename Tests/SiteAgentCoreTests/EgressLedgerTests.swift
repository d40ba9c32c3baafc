import CanonicalEncoding
import Testing

@testable import SiteAgentCore

@Suite struct EgressLedgerTests {
    private let study = SHA256Digest(hashing: [1])

    private func entry(_ body: [UInt8], round: Int) -> EgressEntry {
        EgressEntry(
            time: 5,
            kind: .contribution,
            place: EgressEntry.Place(study: study, round: round, attempt: 1),
            body: SHA256Digest(hashing: body),
            length: body.count,
            fields: ["counts"],
            purpose: "count lesions"
        )
    }

    @Test func `a body that is sent again is one entry with a higher count`() throws {
        let folder = try TemporaryFolder()
        try folder.site.create()
        let store = try SiteStore(at: folder.site.database)
        for body: [UInt8] in [[1, 2], [1, 2], [3]] { try store.transaction { try $0.record(entry(body, round: 1)) } }
        try store.transaction { try $0.record(entry([1, 2], round: 2)) }
        let ledger = try EgressLedger(store)
        #expect(ledger.entries.map(\.sends) == [2, 1, 1])
        #expect(ledger.bytesSent == 2 * 2 + 1 + 2)
        #expect(ledger.unconfirmed == 3)
        #expect(try EgressLedger(store, study: SHA256Digest(hashing: [2])).entries.isEmpty)
    }

    @Test func `an exported ledger reads back, and one that was changed does not`() throws {
        let ledger = EgressLedger([entry([1], round: 1), entry([1, 2, 3], round: 2)])
        #expect(try EgressLedger(json: JSONValue(parsing: ledger.json.canonicalBytes)).entries == ledger.entries)
        let changed = ledger.json.canonicalText.replacing("\"bytes\":3", with: "\"bytes\":2")
        #expect(throws: JSONError.self) { _ = try EgressLedger(json: JSONValue(parsing: Array(changed.utf8))) }
    }

    @Test func `vectors of signatures read back bit for bit`() throws {
        let vectors: [[Double]?] = [nil, [], [1.5, -0.0, .leastNonzeroMagnitude, 1e300], nil]
        let bytes = SignatureVectors.bytes(vectors)
        #expect(SignatureVectors.values(bytes)?.map { $0?.map(\.bitPattern) } == vectors.map { $0?.map(\.bitPattern) })
        for count in 0..<bytes.count where SignatureVectors.values(Array(bytes[..<count])) != nil {
            #expect(SignatureVectors.bytes(SignatureVectors.values(Array(bytes[..<count])) ?? []).count == count)
        }
        #expect(SignatureVectors.values([2]) == nil)
        #expect(SignatureVectors.values([1, 255, 255, 255, 255]) == nil)
    }
}
