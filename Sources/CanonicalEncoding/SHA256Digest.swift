import Crypto

/// A SHA-256 digest (FIPS 180-4), the name of whatever bytes it was made of.
public struct SHA256Digest: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// How many bytes a digest has.
    public static let byteCount = 32

    /// The 32 bytes.
    public let bytes: [UInt8]

    /// The digest of some bytes.
    public init(hashing bytes: [UInt8]) {
        self.bytes = Array(SHA256.hash(data: bytes))
    }

    init(finished bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes)
    }

    /// A digest that was computed elsewhere; `nil` unless it has 32 bytes.
    public init?(bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        self.bytes = bytes
    }

    /// A digest from 64 lower-case hexadecimal digits; `nil` for any other text.
    public init?(hex: String) {
        let digits = Array(hex.utf8)
        guard digits.count == 2 * Self.byteCount, hex == hex.lowercased() else { return nil }
        var bytes: [UInt8] = []
        for position in stride(from: 0, to: digits.count, by: 2) {
            guard let high = Hexadecimal.value(of: digits[position]),
                let low = Hexadecimal.value(of: digits[position + 1])
            else { return nil }
            bytes.append(high << 4 | low)
        }
        self.bytes = bytes
    }

    /// 64 lower-case hexadecimal digits.
    public var hex: String { Hexadecimal.text(bytes) }

    /// The hexadecimal digits.
    public var description: String { hex }

    /// The order of the bytes.
    public static func < (left: SHA256Digest, right: SHA256Digest) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }
}
