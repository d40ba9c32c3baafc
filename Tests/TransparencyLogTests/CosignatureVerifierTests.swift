import Testing
import TransparencyLog

@Suite struct CosignatureVerifierTests {
    private let note = Array(SampleNotes.referenceCheckpoint.utf8)

    @Test func `the witness of the reference log saw its checkpoint`() throws {
        let witness = try CosignatureVerifier(text: SampleNotes.referenceWitness)
        #expect(witness.text == SampleNotes.referenceWitness)
        #expect(try witness.time(ofCosigning: SignedNote(bytes: note)) == 1_760_000_000)
    }

    @Test func `no flipped bit of text or cosignature is taken for the witness's word`() throws {
        let witness = try CosignatureVerifier(text: SampleNotes.referenceWitness)
        let lines = SampleNotes.referenceCheckpoint.split(separator: "\n", omittingEmptySubsequences: false)
        let logLine =
            lines.prefix(4).joined(separator: "\n").utf8.count..<lines.prefix(5).joined(separator: "\n").utf8.count
        for position in note.indices where !logLine.contains(position) {
            var flipped = note
            flipped[position] ^= 1
            let read = try? SignedNote(bytes: flipped)
            #expect(read.flatMap(witness.time) == nil)
        }
    }

    @Test func `a note without the witness's line is not cosigned`() throws {
        let witness = try CosignatureVerifier(text: SampleNotes.referenceWitness)
        let signer = try NoteSigner(name: "log")
        #expect(witness.time(ofCosigning: try SignedNote(signing: "a\n", by: signer)) == nil)
        #expect(throws: LogError.self) { try CosignatureVerifier(text: SampleNotes.referenceVerifier) }
    }
}
