import CanonicalEncoding

/// The text `name+identifier+base64(kind, key)` in which verifier keys are handed around (C2SP signed-note), and the
/// same after `PRIVATE+KEY+` for signing keys, as Go's `sumdb/note` writes them.
struct NamedKey: Sendable, Hashable {
    let name: String
    let kind: KeyIdentifier.Kind
    let identifier: KeyIdentifier
    let key: [UInt8]

    /// Length of the longest text that is read.
    private static let byteLimit = 512

    func text() -> String { "\(name)+\(identifier)+\(Base64.encode([kind.rawValue] + key))" }

    /// Reads a text; the identifier is not compared with the key yet, for a signing key's is that of its public key.
    init(text: String, kind: KeyIdentifier.Kind, place: String) throws(LogError) {
        guard text.utf8.count <= Self.byteLimit else { throw LogError(place: place, reason: "is too long") }
        let parts = text.utf8.split(separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let name = String(parts[0]), let digits = String(parts[1]), let key = String(parts[2])
        else { throw LogError(place: place, reason: "must be name+identifier+key on one line") }
        guard KeyName.isValid(name) else { throw LogError(place: place, reason: "its name is empty or has spaces") }
        guard let value = UInt32(digits, radix: 16) else {
            throw LogError(place: place, reason: "its identifier must be eight hexadecimal digits")
        }
        guard let bytes = Base64.decode(key), bytes.count == 33 else {
            throw LogError(place: place, reason: "its last part must be the base64 of 33 bytes")
        }
        guard bytes[0] == kind.rawValue else {
            throw LogError(place: place, reason: "is of kind \(bytes[0]); kind \(kind.rawValue) is wanted here")
        }
        self.init(name: name, kind: kind, identifier: KeyIdentifier(value: value), key: Array(bytes.dropFirst()))
        guard self.text().utf8.elementsEqual(text.utf8) else {
            throw LogError(place: place, reason: "its identifier must be eight lower-case hexadecimal digits")
        }
    }

    init(name: String, kind: KeyIdentifier.Kind, identifier: KeyIdentifier, key: [UInt8]) {
        self.name = name
        self.kind = kind
        self.identifier = identifier
        self.key = key
    }
}

extension KeyIdentifier {
    fileprivate init(value: UInt32) { self.value = value }
}
