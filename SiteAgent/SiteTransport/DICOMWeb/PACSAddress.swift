/// The address of a PACS's DICOMweb service, for example `https://pacs.hospital.example/dicom-web`, without a slash at
/// its end.
struct PACSAddress: Sendable, Hashable, CustomStringConvertible {
    let description: String

    /// Whether what is sent can be read on the way.
    let isPlain: Bool

    /// Whether it is on this machine.
    let isLoopback: Bool

    /// Reads an address; plain http is accepted on this machine and in private networks, elsewhere only if allowed.
    init(_ text: String, allowPlainHTTP: Bool) throws(PACSError) {
        var text = text[...]
        while text.hasSuffix("/") { text = text.dropLast() }
        guard let scheme = ["https://", "http://"].first(where: { text.hasPrefix($0) }) else { throw Self.malformed }
        let rest = text.dropFirst(scheme.count)
        let authority = rest.prefix { $0 != "/" }
        guard !authority.contains("@") else {
            throw .misconfigured(
                "The address of the PACS must not have a user or password in it: everybody on this machine could read "
                    + "it. Give them with --login-file or --login-variable."
            )
        }
        guard rest.utf8.count <= 1000, Self.host(of: authority) != nil,
            rest.dropFirst(authority.count).utf8.allSatisfy(Self.isAllowedInPath)
        else { throw Self.malformed }
        description = String(text)
        let host = Self.host(of: authority) ?? ""
        isPlain = scheme == "http://"
        isLoopback =
            Self.isPrivate(host) && (host.lowercased() == "localhost" || host == "::1" || host.hasPrefix("127."))
        if isPlain, !allowPlainHTTP, !Self.isPrivate(host) {
            throw .misconfigured(
                "The address of the PACS is plain http: images, patient identifiers and the password could be read by "
                    + "anybody on the way. Use https, or say --allow-plain-http if the hospital's network is trusted."
            )
        }
    }

    private static var malformed: PACSError {
        .misconfigured(
            "The address of the PACS must look like https://pacs.hospital.example/dicom-web: with http or https, a "
                + "host, maybe a port and a path, and nothing else."
        )
    }

    /// The host of `host`, `host:port`, `[IPv6]` or `[IPv6]:port`; `nil` if it is none of these.
    private static func host(of authority: Substring) -> Substring? {
        var host = authority
        if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
            host = authority[authority.index(after: authority.startIndex)..<end]
            let tail = authority[authority.index(after: end)...]
            guard tail.isEmpty || tail.hasPrefix(":") && isPort(tail.dropFirst()) else { return nil }
            return host.utf8.allSatisfy { isHexDigit($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
                && host.contains(":") ? host : nil
        }
        if let colon = authority.firstIndex(of: ":") {
            guard isPort(authority[authority.index(after: colon)...]) else { return nil }
            host = authority[..<colon]
        }
        let isName = host.utf8.allSatisfy {
            isLetterOrDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
        }
        return isName && !host.isEmpty ? host : nil
    }

    /// Whether a host is this machine or, written as a number, in a private network (RFC 1918, 3927, 4193, 4291).
    ///
    /// A name may lead anywhere, `localhost` excepted.
    static func isPrivate(_ host: Substring) -> Bool {
        if host.lowercased() == "localhost" { return true }
        if host.contains(":") {
            let host = host.lowercased()
            return host == "::1"
                || ["fc", "fd", "fe8", "fe9", "fea", "feb"].contains { prefix in
                    // A leading group of four digits: fd::1 would be 00fd, which is not private.
                    host.hasPrefix(prefix) && host.prefix { $0 != ":" }.count == 4
                }
        }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in UInt8(part).flatMap { "\($0)" == part ? $0 : nil } }
        guard parts.count == 4, numbers.count == 4 else { return false }
        switch (numbers[0], numbers[1]) {
        case (127, _), (10, _), (192, 168), (169, 254), (172, 16...31): return true
        default: return false
        }
    }

    private static func isPort(_ text: Substring) -> Bool {
        text.utf8.count <= 5 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
            && UInt16(text).map { $0 > 0 } == true
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }

    private static func isAllowedInPath(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) || "/-._~:!%+".utf8.contains(byte)
    }
}
