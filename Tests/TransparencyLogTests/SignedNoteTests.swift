import Testing
import TransparencyLog

@Suite struct SignedNoteTests {
    private let goNote = Array((SampleNotes.goText + "\n" + SampleNotes.goSignature).utf8)

    @Test func `the note of Go's documentation is signed byte for byte`() throws {
        let signer = try NoteSigner(secretText: SampleNotes.goSigner)
        #expect(signer.verifier.text == SampleNotes.goVerifier)
        #expect(signer.secretText == SampleNotes.goSigner)
        #expect(try SignedNote(signing: SampleNotes.goText, by: signer).bytes == goNote)
    }

    @Test func `published notes read back and verify`() throws {
        for (note, key) in [
            (goNote, SampleNotes.goVerifier), (Array(SampleNotes.c2spNote.utf8), SampleNotes.c2spVerifier),
        ] {
            let read = try SignedNote(bytes: note)
            #expect(read.bytes == note)
            #expect(try read.isSigned(by: NoteVerifier(text: key)))
        }
    }

    @Test func `no flipped bit leaves the note valid`() throws {
        let verifier = try NoteVerifier(text: SampleNotes.goVerifier)
        for position in goNote.indices {
            for bit in 0..<8 {
                var flipped = goNote
                flipped[position] ^= 1 << UInt8(bit)
                let note = try? SignedNote(bytes: flipped)
                #expect(note?.isSigned(by: verifier) != true)
            }
        }
    }

    @Test func `a text may have empty lines and looks like a signature nowhere`() throws {
        let signer = try NoteSigner(name: "log")
        for text in ["\n", "a\n\nb\n", "\n\n\n", "— log AAAAAAAA\n", "a\n\n— log AAAAAAAA\n"] {
            let note = try SignedNote(signing: text, by: signer)
            let read = try SignedNote(bytes: note.bytes)
            #expect(read == note)
            #expect(read.isSigned(by: signer.verifier))
        }
    }

    @Test func `a text that cannot be a note's is not signed`() throws {
        let signer = try NoteSigner(name: "log")
        for text in ["", "a", "a\r\n", "a\u{0}\n", "a\tb\n"] {
            #expect(throws: LogError.self) { try SignedNote(signing: text, by: signer) }
        }
    }

    @Test func `lines of other keys are ignored, a wrong line of this key is not`() throws {
        let (log, other) = (try NoteSigner(name: "log"), try NoteSigner(name: "log"))
        let note = try SignedNote(signing: "a\n", by: log)
        let foreign = try SignedNote(signing: "b\n", by: other).signatures[0]
        let wrong = try SignedNote(signing: "b\n", by: log).signatures[0]
        #expect(note.adding(foreign).isSigned(by: log.verifier))
        #expect(note.adding(note.signatures[0]).isSigned(by: log.verifier))
        #expect(!note.adding(wrong).isSigned(by: log.verifier))
        #expect(!note.isSigned(by: other.verifier))
        #expect(try SignedNote(bytes: note.adding(foreign).bytes) == note.adding(foreign))
    }

    @Test(arguments: [
        "", "\n", "\n\n", "a\n", "a\n\n", "a\n\n\n", "a\n\n— log\n", "a\n\n— log AAAAAA==\n", "a\n\n— log AAAAAAA\n",
        "a\n\n— log AAAAAAA=", "a\n\n— log AAAAAAB=\n", "a\n\n- log AAAAAAA=\n", "a\n\n—  AAAAAAA=\n",
        "a\n\n—log AAAAAAA=\n",
        "a\n\n— l+g AAAAAAA=\n", "a\n\n— l\u{a0}g AAAAAAA=\n", "a\n\n— log  AAAAAAA=\n", "a\n\n— log AAAAAAA= \n",
        "a\n\n— log AAAAAAA=\n— \n", "a\n\n— log AAAAAAA=\nx\n", "a\r\n\n— log AAAAAAA=\n", "a\n\n— log AAAAAAA=\r\n",
        "a\n\n— log AAAA\u{0}AAA=\n", "a\n\n— \u{2003} AAAAAAA=\n",
    ])
    func `hostile notes are refused`(text: String) {
        #expect(throws: LogError.self) { try SignedNote(bytes: Array(text.utf8)) }
    }

    @Test func `invalid UTF-8 is refused in text and names`() {
        let note = Array("a\n\n— log AAAAAAA=\n".utf8)
        #expect(throws: Never.self) { try SignedNote(bytes: note) }
        for position in [0, 7] {
            var changed = note
            changed[position] = 0xff
            #expect(throws: LogError.self) { try SignedNote(bytes: changed) }
        }
    }

    @Test func `sixteen signatures are read and a thousand are not`() throws {
        let line = "— log AAAAAAA=\n"
        #expect(
            try SignedNote(bytes: Array(("a\n\n" + String(repeating: line, count: 16)).utf8)).signatures.count == 16
        )
        #expect(throws: LogError.self) {
            try SignedNote(bytes: Array(("a\n\n" + String(repeating: line, count: 1000)).utf8))
        }
        #expect(throws: LogError.self) { try SignedNote(bytes: [UInt8](repeating: 0x61, count: 1 << 20)) }
    }
}
