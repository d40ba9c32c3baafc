import Crypto

/// A key that signs notes: Ed25519, with the name it signs under.
public struct NoteSigner: Sendable {
    /// The key that verifies what this one signs.
    public let verifier: NoteVerifier
    private let key: Curve25519.Signing.PrivateKey
    private static let prefix = "PRIVATE+KEY+"

    /// A new key.
    public init(name: String) throws(LogError) {
        try self.init(name: name, key: Curve25519.Signing.PrivateKey())
    }

    /// A key from its 32 secret bytes (RFC 8032's seed).
    public init(name: String, privateKey: [UInt8]) throws(LogError) {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: privateKey) else {
            throw LogError(place: "signing key", reason: "must have 32 bytes")
        }
        try self.init(name: name, key: key)
    }

    /// A key from its secret text, `PRIVATE+KEY+name+identifier+base64`, without a newline.
    public init(secretText text: String) throws(LogError) {
        guard text.utf8.starts(with: Self.prefix.utf8) else {
            throw LogError(place: "signing key", reason: "must begin with \(Self.prefix)")
        }
        let key = try NamedKey(text: String(text.dropFirst(Self.prefix.count)), kind: .note, place: "signing key")
        try self.init(name: key.name, privateKey: key.key)
        guard verifier.identifier == key.identifier else {
            throw LogError(place: "signing key", reason: "its identifier is not that of its name and key")
        }
    }

    private init(name: String, key: Curve25519.Signing.PrivateKey) throws(LogError) {
        self.key = key
        verifier = try NoteVerifier(name: name, publicKey: Array(key.publicKey.rawRepresentation))
    }

    /// The text to store in a file that nobody else can read.
    public var secretText: String {
        let secret = Array(key.rawRepresentation)
        return Self.prefix
            + NamedKey(name: verifier.name, kind: .note, identifier: verifier.identifier, key: secret).text()
    }

    func sign(_ text: String) throws(LogError) -> NoteSignature {
        guard let signature = try? key.signature(for: Array(text.utf8)) else {
            throw LogError(place: "signing key", reason: "could not sign")
        }
        return NoteSignature(name: verifier.name, key: verifier.identifier, signature: Array(signature))
    }
}
