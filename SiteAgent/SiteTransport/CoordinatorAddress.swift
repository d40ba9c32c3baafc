/// A coordinator's address in its one accepted form: `https://host` or `https://host:port`, nothing after it.
struct CoordinatorAddress: Sendable, Hashable, CustomStringConvertible {
    /// Without a slash at the end.
    let description: String

    init(_ text: String) throws(TransportError) {
        let scheme = "https://"
        let trimmed = text.hasSuffix("/") ? String(text.dropLast()) : text
        let authority = trimmed.dropFirst(scheme.count)
        guard trimmed.hasPrefix(scheme), !authority.isEmpty, authority.utf8.count <= 300,
            authority.utf8.allSatisfy(Self.isAllowed)
        else {
            throw .misconfigured(
                "The coordinator's address must look like https://coordinator.example.org:8443, "
                    + "but is \"\(text.prefix(100))\"."
            )
        }
        description = trimmed
    }

    /// Host names, ports and IPv6 addresses in brackets; no user, path or query.
    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: ".-:[]".utf8.contains(byte)
        }
    }
}
