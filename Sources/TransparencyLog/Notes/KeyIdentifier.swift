import CanonicalEncoding

/// Names a key in a signature line: four bytes of the hash of its name, its kind and itself (C2SP signed-note).
///
/// An identifier, not a strong hash: whoever verifies has the whole key.
public struct KeyIdentifier: Sendable, Hashable, CustomStringConvertible {
    /// What a key signs, and how.
    enum Kind: UInt8, Sendable {
        /// Ed25519 over the note's text.
        case note = 1

        /// Ed25519 over a time and the note's text: a witness's cosignature.
        case cosignature = 4
    }

    /// The four bytes as a big-endian number.
    public let value: UInt32

    init(name: String, kind: Kind, publicKey: [UInt8]) {
        let digest = SHA256Digest(hashing: Array(name.utf8) + [0x0A, kind.rawValue] + publicKey)
        self.init(bytes: digest.bytes.prefix(4))
    }

    init(bytes: ArraySlice<UInt8>) {
        value = bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    var bytes: [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> UInt32($0)) } }

    /// Eight lower-case hexadecimal digits.
    public var description: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 8 - digits.utf8.count) + digits
    }
}
