import CanonicalEncoding
import Testing
import TransparencyLog

@Suite struct CheckpointTests {
    private let root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="

    /// The example of C2SP tlog-checkpoint.
    @Test func `the example of the specification reads back`() throws {
        let text = "example.com/behind-the-sofa\n20852163\n\(root)\n"
        let checkpoint = try Checkpoint(text: text)
        #expect(checkpoint.origin == "example.com/behind-the-sofa")
        #expect(checkpoint.treeSize == 20_852_163)
        #expect(Base64.encode(checkpoint.rootHash.bytes) == root)
        #expect(checkpoint.text == text)
    }

    @Test func `other spellings are refused`() {
        let texts = [
            "", "a", "a\n1\n", "\n1\n\(root)\n", "a\n\n\(root)\n", "a\n01\n\(root)\n", "a\n+1\n\(root)\n",
            "a\n-1\n\(root)\n",
            "a\n1 \n\(root)\n", "a\n1\n\(root)", "a\n1\n\(root)\n\n", "a\n1\n\(root)\nextension\n", "a\n1\n\n",
            "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxqw==\n",
            "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n",
            "a\n9223372036854775808\n\(root)\n", "a\r\n1\r\n\(root)\r\n", "a\n１\n\(root)\n",
        ]
        for text in texts { #expect(throws: LogError.self) { try Checkpoint(text: text) } }
    }

    @Test func `the reference checkpoint opens, whatever a witness added`() throws {
        let verifier = try NoteVerifier(text: SampleNotes.referenceVerifier)
        let checkpoint = try Checkpoint(opening: Array(SampleNotes.referenceCheckpoint.utf8), with: verifier)
        #expect(checkpoint.treeSize == 300)
        #expect(checkpoint.rootHash.hex == ReferenceLog.rootHash)
    }

    @Test func `a checkpoint of another key or another origin is refused`() throws {
        let signer = try NoteSigner(name: "log")
        let mine = try Checkpoint(origin: "log", treeSize: 0, rootHash: MerkleHash.emptyRoot)
        #expect(try Checkpoint(opening: mine.signed(by: signer).bytes, with: signer.verifier) == mine)
        let foreign = try Checkpoint(origin: "other", treeSize: 0, rootHash: MerkleHash.emptyRoot)
        #expect(throws: LogError.self) {
            try Checkpoint(opening: foreign.signed(by: signer).bytes, with: signer.verifier)
        }
        let stranger = try NoteSigner(name: "log")
        #expect(throws: LogError.self) {
            try Checkpoint(opening: mine.signed(by: stranger).bytes, with: signer.verifier)
        }
        #expect(throws: LogError.self) { try Checkpoint(origin: "", treeSize: 0, rootHash: MerkleHash.emptyRoot) }
        #expect(throws: LogError.self) { try Checkpoint(origin: "a\nb", treeSize: 0, rootHash: MerkleHash.emptyRoot) }
        #expect(throws: LogError.self) { try Checkpoint(origin: "a", treeSize: -1, rootHash: MerkleHash.emptyRoot) }
    }
}
