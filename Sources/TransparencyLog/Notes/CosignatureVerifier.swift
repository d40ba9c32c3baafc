import CanonicalEncoding
import Crypto

/// A witness's key: verifies that a witness saw a checkpoint, and when (C2SP tlog-cosignature, `cosignature/v1`).
public struct CosignatureVerifier: Sendable, Hashable {
    /// The witness's name.
    public let name: String

    /// The key's identifier in signature lines.
    public let identifier: KeyIdentifier

    /// The 32 bytes of the Ed25519 key.
    public let publicKey: [UInt8]

    /// A key from its text `name+identifier+base64`, of kind 4, without a newline.
    public init(text: String) throws(LogError) {
        let key = try NamedKey(text: text, kind: .cosignature, place: "witness key")
        name = key.name
        publicKey = key.key
        identifier = KeyIdentifier(name: key.name, kind: .cosignature, publicKey: key.key)
        guard identifier == key.identifier else {
            throw LogError(place: "witness key", reason: "its identifier is not that of its name and key")
        }
    }

    /// The text that others configure.
    public var text: String { NamedKey(name: name, kind: .cosignature, identifier: identifier, key: publicKey).text() }

    /// When the witness cosigned the note, in seconds since 1970; `nil` if it did not, or if a line of its does not
    /// verify.
    public func time(ofCosigning note: SignedNote) -> Int? {
        let claims = note.signatures.filter { $0.isNamed(name, identifier) }
        let times = claims.compactMap { time(of: $0.signature, text: note.text) }
        return times.count == claims.count ? times.max() : nil
    }

    private func time(of cosignature: [UInt8], text: String) -> Int? {
        guard cosignature.count == 72, cosignature[0] < 0x80,
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
        else { return nil }
        let time = cosignature.prefix(8).reduce(0) { $0 << 8 | Int($1) }
        let message = Array("cosignature/v1\ntime \(time)\n\(text)".utf8)
        return key.isValidSignature(Array(cosignature.dropFirst(8)), for: message) ? time : nil
    }
}
