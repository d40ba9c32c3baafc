import CanonicalEncoding

/// One signature line of a note: `— name base64(identifier, signature)`.
public struct NoteSignature: Sendable, Hashable {
    /// The key's name.
    public let name: String

    /// The key's identifier.
    public let key: KeyIdentifier

    /// What the key's kind puts here.
    public let signature: [UInt8]

    /// The longest signature that is read; ML-DSA-87's are below.
    static let byteLimit = 8192

    init(name: String, key: KeyIdentifier, signature: [UInt8]) {
        self.name = name
        self.key = key
        self.signature = signature
    }

    /// The line, with its newline.
    var line: [UInt8] { Array("\u{2014} \(name) \(Base64.encode(key.bytes + signature))\n".utf8) }

    /// Reads a line, without its newline.
    init?(line: ArraySlice<UInt8>) {
        let parts = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].elementsEqual("\u{2014}".utf8),
            let name = String(validating: parts[1], as: UTF8.self), KeyName.isValid(name),
            let text = String(validating: parts[2], as: UTF8.self), text.utf8.count <= 2 * Self.byteLimit,
            let bytes = Base64.decode(text), bytes.count > 4, bytes.count <= 4 + Self.byteLimit
        else { return nil }
        self.init(name: name, key: KeyIdentifier(bytes: bytes.prefix(4)), signature: Array(bytes.dropFirst(4)))
    }

    func isNamed(_ name: String, _ key: KeyIdentifier) -> Bool {
        key == self.key && name.utf8.elementsEqual(self.name.utf8)
    }
}
