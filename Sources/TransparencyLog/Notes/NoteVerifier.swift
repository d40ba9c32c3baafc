import CanonicalEncoding
import Crypto

/// A key that verifies notes: Ed25519 (RFC 8032), with the name it signs under.
public struct NoteVerifier: Sendable, Hashable {
    /// The key's name; for a log its origin.
    public let name: String

    /// The key's identifier in signature lines.
    public let identifier: KeyIdentifier

    /// The 32 bytes of the key.
    public let publicKey: [UInt8]

    /// A key from its parts; throws if the name or the length is not allowed.
    public init(name: String, publicKey: [UInt8]) throws(LogError) {
        guard KeyName.isValid(name) else {
            throw LogError(place: "verifier key", reason: "its name is empty or has spaces or plus signs")
        }
        guard publicKey.count == 32 else {
            throw LogError(place: "verifier key", reason: "has \(publicKey.count) bytes; an Ed25519 key has 32")
        }
        self.name = name
        self.publicKey = publicKey
        identifier = KeyIdentifier(name: name, kind: .note, publicKey: publicKey)
    }

    /// A key from its text `name+identifier+base64`, without a newline.
    public init(text: String) throws(LogError) {
        let key = try NamedKey(text: text, kind: .note, place: "verifier key")
        try self.init(name: key.name, publicKey: key.key)
        guard identifier == key.identifier else {
            throw LogError(place: "verifier key", reason: "its identifier is not that of its name and key")
        }
    }

    /// The text that others configure: `name+identifier+base64`.
    public var text: String { NamedKey(name: name, kind: .note, identifier: identifier, key: publicKey).text() }

    /// Whether a signature is this key's of the text.
    func isValid(signature: [UInt8], text: String) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
        return signature.count == 64 && key.isValidSignature(signature, for: Array(text.utf8))
    }
}
