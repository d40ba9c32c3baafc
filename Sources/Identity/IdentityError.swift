/// Why a key, a certificate or an enrolment file is not acceptable.
public enum IdentityError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The text is no site name.
    case invalidSiteName(String)

    /// The text is no consortium name.
    case invalidConsortiumName

    /// The text is neither a DNS name nor an IP address.
    case invalidHostName(String)

    /// A file or message is not what it should be: what was expected, and what is wrong with it.
    case unreadable(what: String, reason: String)

    /// A key does not belong to the certificate beside it.
    case keyMismatch

    /// A signature does not verify; what carries it.
    case badSignature(String)

    /// A certificate would be valid longer than the root that signs it.
    case outlivesRoot

    /// One sentence, with what would be right.
    public var description: String {
        switch self {
        case .invalidSiteName(let name):
            "\"\(name.prefix(64))\" is no site name: use 1 to 32 of a-z, 0-9 and -, beginning with a letter or digit"
        case .invalidConsortiumName:
            "a consortium's name has 1 to 64 characters, none of them a control character"
        case .invalidHostName(let name):
            "\"\(name.prefix(64))\" is neither a DNS name nor an IPv4 or IPv6 address"
        case .unreadable(let what, let reason): "the \(what) \(reason)"
        case .keyMismatch: "the private key does not belong to the certificate; give the pair that was made together"
        case .badSignature(let what): "the signature of the \(what) does not verify: it was changed after signing"
        case .outlivesRoot: "the certificate would not lie within the validity of the consortium's root certificate"
        }
    }
}
