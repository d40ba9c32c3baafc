import Testing
import TransparencyLog

@Suite struct NoteVerifierTests {
    @Test(arguments: [
        SampleNotes.goVerifier, SampleNotes.c2spVerifier, SampleNotes.referenceVerifier,
        "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
    ])
    func `published keys read back`(text: String) throws {
        let verifier = try NoteVerifier(text: text)
        #expect(verifier.text == text)
        #expect(try NoteVerifier(name: verifier.name, publicKey: verifier.publicKey) == verifier)
    }

    @Test(arguments: [
        "", "+", "++", "PeterNeumann", "PeterNeumann+c74f20a3", "PeterNeumann+c74f20a3+",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+0c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n",
        " PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumanN+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+AhpcBQcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWAA==",
        "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", SampleNotes.referenceWitness, SampleNotes.goSigner,
    ])
    func `other texts are refused`(text: String) {
        #expect(throws: LogError.self) { try NoteVerifier(text: text) }
    }

    @Test func `names and lengths that cannot be are refused`() {
        let key = [UInt8](repeating: 1, count: 32)
        for name in ["", "a b", "a+b", "a\nb", "a\u{2003}b", String(repeating: "a", count: 257)] {
            #expect(throws: LogError.self) { try NoteVerifier(name: name, publicKey: key) }
        }
        #expect(throws: LogError.self) { try NoteVerifier(name: "a", publicKey: [1]) }
    }

    @Test func `names that only look alike are different keys`() throws {
        let (composed, decomposed) = ("caf\u{e9}", "cafe\u{301}")
        let signer = try NoteSigner(name: composed)
        let note = try SignedNote(signing: "a\n", by: signer)
        #expect(note.isSigned(by: signer.verifier))
        #expect(!note.isSigned(by: try NoteVerifier(name: decomposed, publicKey: signer.verifier.publicKey)))
    }

    @Test func `a signing key reads back and a damaged one is refused`() throws {
        let signer = try NoteSigner(name: "log")
        #expect(try NoteSigner(secretText: signer.secretText).verifier == signer.verifier)
        let other = try NoteSigner(name: "log")
        let mixed = signer.secretText.dropLast(44) + other.secretText.suffix(44)
        for text in ["", signer.verifier.text, String(mixed), signer.secretText + "\n"] {
            #expect(throws: LogError.self) { try NoteSigner(secretText: text) }
        }
        #expect(throws: LogError.self) { try NoteSigner(name: "log", privateKey: [1, 2, 3]) }
    }
}
