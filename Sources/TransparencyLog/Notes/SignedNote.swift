/// A text with signature lines below it (C2SP signed-note).
///
/// Reading one proves nothing: the text is to be ignored until ``isSigned(by:)`` has been asked.
public struct SignedNote: Sendable, Hashable {
    /// What is signed; ends in a newline.
    public let text: String

    /// The signatures, in order, whoever made them.
    public private(set) var signatures: [NoteSignature]

    /// The most bytes that are read.
    public static let byteLimit = 128 << 10

    /// The most signatures that are read; C2SP asks for at least 16.
    public static let signatureLimit = 64

    /// Signs a text.
    public init(signing text: String, by signer: NoteSigner) throws(LogError) {
        try Self.check(text)
        self.text = text
        signatures = [try signer.sign(text)]
    }

    /// The note with one more signature line, as a witness adds it.
    public func adding(_ signature: NoteSignature) -> SignedNote {
        var note = self
        note.signatures.append(signature)
        return note
    }

    /// The file.
    public var bytes: [UInt8] { Array(text.utf8) + [0x0A] + signatures.flatMap(\.line) }

    /// Reads a note; every byte must be as ``bytes`` would write it.
    public init(bytes: [UInt8]) throws(LogError) {
        guard bytes.count <= Self.byteLimit else { throw Self.failure("has more than \(Self.byteLimit) bytes") }
        guard let split = bytes.lastIndex(ofPair: 0x0A), bytes.last == 0x0A, split + 2 < bytes.count else {
            throw Self.failure("must be a text, an empty line and signature lines, each ending in a newline")
        }
        guard let text = String(validating: bytes[...split], as: UTF8.self) else {
            throw Self.failure("is not valid UTF-8")
        }
        try Self.check(text)
        self.text = text
        signatures = []
        for line in bytes[(split + 2)...].dropLast().split(separator: 0x0A, omittingEmptySubsequences: false) {
            guard signatures.count < Self.signatureLimit else {
                throw Self.failure("has more than \(Self.signatureLimit) signatures")
            }
            guard let signature = NoteSignature(line: line) else {
                throw Self.failure("signature line \(signatures.count + 1) must be: dash, name, base64")
            }
            signatures.append(signature)
        }
    }

    /// Whether the key signed the text.
    ///
    /// Lines of other keys are ignored. A line that claims to be of this key but does not verify refuses the note.
    public func isSigned(by verifier: NoteVerifier) -> Bool {
        let claims = signatures.filter { $0.isNamed(verifier.name, verifier.identifier) }
        return !claims.isEmpty && claims.allSatisfy { verifier.isValid(signature: $0.signature, text: text) }
    }

    private static func check(_ text: String) throws(LogError) {
        guard text.utf8.last == 0x0A else { throw failure("its text must end in a newline") }
        guard text.utf8.allSatisfy({ $0 >= 0x20 || $0 == 0x0A }) else { throw failure("has a control character") }
        guard text.utf8.count <= byteLimit else { throw failure("has more than \(byteLimit) bytes") }
    }

    private static func failure(_ reason: String) -> LogError { LogError(place: "signed note", reason: reason) }
}

extension [UInt8] {
    /// Where the last two equal bytes of a value begin.
    fileprivate func lastIndex(ofPair byte: UInt8) -> Int? {
        indices.dropLast().last { self[$0] == byte && self[$0 + 1] == byte }
    }
}
