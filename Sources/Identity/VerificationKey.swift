public import CanonicalEncoding
import Crypto
import Foundation

/// The public half of a ``SigningKey``.
public struct VerificationKey: Sendable, Hashable {
    /// The key's 32 bytes (RFC 8032).
    public let bytes: [UInt8]
    private let key: Curve25519.Signing.PublicKey

    /// A key from its bytes; `nil` unless there are 32.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 32, let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else {
            return nil
        }
        self.bytes = bytes
        self.key = key
    }

    init(_ key: Curve25519.Signing.PublicKey) {
        self.key = key
        bytes = Array(key.rawRepresentation)
    }

    /// Whether the key's owner signed this JSON in this context.
    public func isValid(signature: [UInt8], json: JSONValue, context: String) -> Bool {
        signature.count == 64 && key.isValidSignature(signature, for: SignedMessage.bytes(json, context: context))
    }

    /// Keys are equal if their bytes are.
    public static func == (left: VerificationKey, right: VerificationKey) -> Bool { left.bytes == right.bytes }

    /// Hashes the bytes.
    public func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}
