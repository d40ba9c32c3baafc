import CanonicalEncoding
import Testing
import TransparencyLog

@Suite struct LogEdgeTests {
    private let signer: NoteSigner

    init() throws {
        let name = try NoteVerifier(text: SampleNotes.referenceVerifier).name
        signer = try NoteSigner(name: name, privateKey: ReferenceLog.secretKey)
    }

    private func log(of entries: [[UInt8]], growingBy step: Int, removing: Bool) throws -> (LogEdge, MemoryFiles) {
        var edge = LogEdge()
        var files = MemoryFiles()
        files.apply(try edge.append([], signedBy: signer))
        for start in stride(from: 0, to: entries.count, by: step) {
            let growth = try edge.append(Array(entries[start..<min(start + step, entries.count)]), signedBy: signer)
            files.apply(growth, removingSuperseded: removing)
        }
        return (edge, files)
    }

    @Test(arguments: [1, 2, 7, 100, 255, 256, 257, 300])
    func `the files are the reference log's, however it grew`(step: Int) throws {
        #expect(signer.verifier.text == SampleNotes.referenceVerifier)
        let (edge, files) = try log(of: ReferenceLog.entries, growingBy: step, removing: true)
        #expect(edge.rootHash.hex == ReferenceLog.rootHash)
        let tiles = files.files.filter { $0.key != "checkpoint" }
        #expect(tiles.mapValues { SHA256Digest(hashing: $0).hex } == ReferenceLog.digests)
        let checkpoint = String(decoding: files.files["checkpoint", default: []], as: UTF8.self)
        #expect(SampleNotes.referenceCheckpoint.hasPrefix(checkpoint) && checkpoint.contains("—"))
    }

    @Test func `after every growth the files are those of the size, no more and no fewer`() throws {
        for step in [1, 3, 130] {
            var edge = LogEdge()
            var files = MemoryFiles()
            for start in stride(from: 0, to: 600, by: step) {
                let entries = (start..<start + step).map { Array("\($0)".utf8) }
                files.apply(try edge.append(entries, signedBy: signer), removingSuperseded: true)
                let layout = TileLayout(treeSize: edge.treeSize)
                let tiles = Array(layout.entryBundles) + layout.levels.flatMap { Array(layout.hashTiles(level: $0)) }
                #expect(Set(files.files.keys) == Set(tiles.map(\.path) + ["checkpoint"]))
            }
            let log = try LogReader(files, verifier: signer.verifier).load()
            #expect(log.entries.count == edge.treeSize && log.tree.rootHash == edge.rootHash)
        }
    }

    @Test func `an edge read back from files goes on with the same bytes`() throws {
        for size in [0, 1, 2, 255, 256, 257, 299] {
            let entries = Array(ReferenceLog.entries.prefix(size))
            let (edge, files) = try log(of: entries, growingBy: 10, removing: true)
            let checkpoint = try LogReader(files, verifier: signer.verifier).checkpoint()
            let restored = try LogEdge(reading: files, of: checkpoint)
            #expect(restored == edge)
        }
    }

    @Test func `an edge above 65,536 entries is read back and goes on`() throws {
        let entries = (0..<65_600).map { Array("\($0)".utf8) }
        let (edge, files) = try log(of: entries, growingBy: 1000, removing: true)
        #expect(edge.rootHash == MerkleTree(entries: entries).rootHash)
        let checkpoint = try LogReader(files, verifier: signer.verifier).checkpoint()
        var restored = try LogEdge(reading: files, of: checkpoint)
        #expect(restored == edge)
        let growth = try restored.append([[1]], signedBy: signer)
        #expect(growth.checkpoint.rootHash == MerkleTree(entries: entries + [[1]]).rootHash)
    }

    @Test func `files come in the order in which they may become visible`() throws {
        var edge = LogEdge()
        _ = try edge.append(Array(ReferenceLog.entries.prefix(250)), signedBy: signer)
        let growth = try edge.append(Array(ReferenceLog.entries.dropFirst(250)), signedBy: signer)
        #expect(
            growth.files.map(\.path) == [
                "tile/entries/000", "tile/entries/001.p/44", "tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1",
                "checkpoint",
            ]
        )
        #expect(growth.superseded == ["tile/entries/000.p/250", "tile/0/000.p/250"])
        #expect(growth.completed == ["tile/entries/000.p", "tile/0/000.p"])
        #expect(growth.checkpoint.treeSize == 300)
    }

    @Test func `a partial tile above that did not change is not written again`() throws {
        var edge = LogEdge()
        _ = try edge.append(ReferenceLog.entries, signedBy: signer)
        let growth = try edge.append([[1]], signedBy: signer)
        #expect(growth.files.map(\.path) == ["tile/entries/001.p/45", "tile/0/001.p/45", "checkpoint"])
        #expect(growth.completed.isEmpty)
    }

    @Test func `an entry that is too long leaves the edge as it was`() throws {
        var edge = LogEdge()
        _ = try edge.append([[1]], signedBy: signer)
        let before = edge
        let tooLong = [UInt8](repeating: 0, count: 65_536)
        #expect(throws: LogError.self) { try edge.append([[2], tooLong], signedBy: signer) }
        #expect(edge == before)
    }

    @Test func `an edge of files that do not have the signed root is refused`() throws {
        let (_, files) = try log(of: ReferenceLog.entries, growingBy: 300, removing: true)
        let checkpoint = try LogReader(files, verifier: signer.verifier).checkpoint()
        for path in ["tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/001.p/44"] {
            var missing = files
            missing.files[path] = nil
            #expect(throws: LogError.self) { try LogEdge(reading: missing, of: checkpoint) }
            var damaged = files
            damaged.files[path]?[40 % files.files[path, default: []].count] ^= 1
            #expect(throws: LogError.self) { try LogEdge(reading: damaged, of: checkpoint) }
        }
    }
}
