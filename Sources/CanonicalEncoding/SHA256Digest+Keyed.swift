import Crypto

extension SHA256Digest {
    /// The HMAC-SHA256 (RFC 2104) of some bytes under a key: a name that nobody without the key can make or check.
    public init(authenticating bytes: [UInt8], key: [UInt8]) {
        self.init(finished: HMAC<SHA256>.authenticationCode(for: bytes, using: SymmetricKey(data: key)))
    }
}
