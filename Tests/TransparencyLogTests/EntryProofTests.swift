import CanonicalEncoding
import Testing
import TransparencyLog

@Suite struct EntryProofTests {
    private let verifier: NoteVerifier
    private let file: [UInt8]

    init() throws {
        verifier = try NoteVerifier(text: SampleNotes.referenceVerifier)
        let note = try SignedNote(bytes: Array(SampleNotes.referenceCheckpoint.utf8))
        let proof = try InclusionProof(
            index: 150,
            treeSize: 300,
            from: MerkleTree(entries: ReferenceLog.entries)
        )
        file = EntryProof(proof, checkpoint: note).bytes
    }

    /// SHA-256 of e/150.json.tlog-proof, which tlog_ref.py writes.
    @Test func `the file is the reference program's`() throws {
        #expect(
            SHA256Digest(hashing: file).hex == "6577fa486da68855e832925e4c59e202d83b04841587289f3b22ae96c406f94d"
        )
        let read = try EntryProof(bytes: file)
        #expect(read.bytes == file)
        #expect(try read.verify(entry: ReferenceLog.entries[150], with: verifier).treeSize == 300)
    }

    @Test func `another entry is not proven`() throws {
        let proof = try EntryProof(bytes: file)
        #expect(throws: LogError.self) { try proof.verify(entry: ReferenceLog.entries[151], with: verifier) }
        let other = try NoteSigner(name: verifier.name).verifier
        #expect(throws: LogError.self) { try proof.verify(entry: ReferenceLog.entries[150], with: other) }
    }

    @Test func `no flipped bit leaves the proof valid, but in a line of somebody else's`() throws {
        let witness = Array("\n— hospital-a".utf8)
        let end = try #require(file.indices.first { file[$0...].starts(with: witness) })
        for position in file.indices.prefix(end) {
            for bit in 0..<8 {
                var flipped = file
                flipped[position] ^= 1 << UInt8(bit)
                let checkpoint = try? EntryProof(bytes: flipped)
                    .verify(entry: ReferenceLog.entries[150], with: verifier)
                #expect(checkpoint == nil)
            }
        }
    }

    @Test func `other spellings are refused`() throws {
        let text = String(decoding: file, as: UTF8.self)
        for changed in [
            "", "\n\n", text.replacing("@v1", with: "@v2"), text.replacing("index 150", with: "index 0150"),
            text.replacing("index 150", with: "index +150"), text.replacing("index 150", with: "index -1"),
            text.replacing("index 150\n", with: ""), text.replacing("@v1\n", with: "@v1\nextra AAAA\n"),
            text.replacing("index 150\n", with: "index 150\n\n"),
            text.replacing("index 150\n", with: "index 150\nAAAA\n"),
            text.replacing("\n\nconsortium", with: "\nconsortium"),
        ] {
            #expect(changed != text)
            #expect(throws: LogError.self) { try EntryProof(bytes: Array(changed.utf8)) }
        }
        let long = text.replacing("index 150\n", with: "index 150\n" + String(repeating: "A", count: 1000))
        #expect(throws: LogError.self) { try EntryProof(bytes: Array(long.utf8)) }
    }
}
