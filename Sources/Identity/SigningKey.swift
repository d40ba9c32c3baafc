public import CanonicalEncoding
import Crypto
import Foundation
import SwiftASN1

/// An Ed25519 key that signs messages (RFC 8032).
///
/// It never leaves the machine it was made on.
public struct SigningKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    /// Makes a fresh key from the system's random numbers.
    public init() {
        key = Curve25519.Signing.PrivateKey()
    }

    /// Reads a key from PEM as ``pem`` writes it (PKCS #8, RFC 8410).
    public init(pem: String) throws(IdentityError) {
        let document = try PEM.document(pem, type: Self.pemType, what: "signing key")
        let bytes = document.derBytes
        guard bytes.count == Self.prefix.count + 32, bytes.starts(with: Self.prefix),
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes.dropFirst(Self.prefix.count))
        else { throw .unreadable(what: "signing key", reason: "is not an Ed25519 key in PKCS #8 PEM") }
        self.key = key
    }

    /// The key as PEM text.
    ///
    /// Whoever reads it can sign in the owner's name: store it readable by the owner alone.
    public var pem: String {
        PEMDocument(type: Self.pemType, derBytes: Self.prefix + Array(key.rawRepresentation)).pemString + "\n"
    }

    /// The key that checks this one's signatures.
    public var verificationKey: VerificationKey { VerificationKey(key.publicKey) }

    /// Signs JSON; `context` names the kind of message.
    public func sign(json: JSONValue, context: String) throws -> [UInt8] {
        Array(try key.signature(for: SignedMessage.bytes(json, context: context)))
    }

    private static let pemType = "PRIVATE KEY"

    /// All of an RFC 8410 private key but its 32 bytes: version 0, algorithm 1.3.101.112, nested octet strings.
    private static let prefix: [UInt8] = [
        0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
    ]
}
