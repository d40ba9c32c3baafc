import CanonicalEncoding
import Testing
import TransparencyLog

@Suite struct LogReaderTests {
    private let verifier: NoteVerifier
    private let files: MemoryFiles

    init() throws {
        let name = try NoteVerifier(text: SampleNotes.referenceVerifier).name
        let signer = try NoteSigner(name: name, privateKey: ReferenceLog.secretKey)
        var edge = LogEdge()
        var files = MemoryFiles()
        files.apply(try edge.append(ReferenceLog.entries, signedBy: signer))
        verifier = signer.verifier
        self.files = files
    }

    @Test func `entries and proofs are the reference log's`() throws {
        let log = try LogReader(files, verifier: verifier).load()
        #expect(log.entries == ReferenceLog.entries)
        let consistency = try log.consistencyProof(from: 100)
        #expect(consistency.hashes.map(\.hex) == ReferenceLog.consistency)
        let oldRoot = try #require(SHA256Digest(hex: ReferenceLog.rootHashOf100))
        #expect(consistency.isValid(oldRoot: oldRoot, newRoot: log.checkpoint.rootHash))
        let inclusion = try log.inclusionProof(of: 150)
        #expect(inclusion.hashes.map(\.hex) == ReferenceLog.inclusion)
        #expect(
            inclusion.isValid(leafHash: MerkleHash.leaf(ReferenceLog.entries[150]), rootHash: log.checkpoint.rootHash)
        )
    }

    @Test func `a flipped bit in any file is refused, and a missing file is named`() throws {
        for (path, bytes) in files.files {
            for position in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 97)) {
                var damaged = files
                damaged.files[path]?[position] ^= 1 << UInt8(position % 8)
                #expect(throws: LogError.self) { try LogReader(damaged, verifier: verifier).load() }
            }
            var missing = files
            missing.files[path] = nil
            let error = #expect(throws: LogError.self) { try LogReader(missing, verifier: verifier).load() }
            #expect(error?.place == path)
        }
    }

    @Test func `a full tile stands in for a partial one that is gone`() throws {
        var grown = files
        let name = verifier.name
        let signer = try NoteSigner(name: name, privateKey: ReferenceLog.secretKey)
        var edge = try LogEdge(reading: files, of: LogReader(files, verifier: verifier).checkpoint())
        let growth = try edge.append((0..<300).map { Array("\($0)".utf8) }, signedBy: signer)
        grown.apply(growth, removingSuperseded: true)
        grown.files["checkpoint"] = files.files["checkpoint"]
        grown.files["tile/1/000.p/1"] = files.files["tile/1/000.p/1"]
        #expect(try LogReader(grown, verifier: verifier).load().entries == ReferenceLog.entries)
    }

    @Test func `a checkpoint that claims more entries than there are files ends at the first missing one`() throws {
        let signer = try NoteSigner(name: verifier.name, privateKey: ReferenceLog.secretKey)
        let claim = try Checkpoint(origin: verifier.name, treeSize: .max, rootHash: MerkleHash.emptyRoot)
        var hostile = files
        hostile.files["checkpoint"] = try claim.signed(by: signer).bytes
        let error = #expect(throws: LogError.self) { try LogReader(hostile, verifier: verifier).load() }
        #expect(error?.place == "tile/entries/001")
    }
}
