/// Who asks a PACS; never printed.
public struct PACSCredentials: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    enum Kind {
        case none
        case basic(user: String, password: String)
        case bearer(token: String)
    }

    let kind: Kind

    /// Nobody in particular.
    public static let none = PACSCredentials(kind: .none)

    /// Why a text holds no credentials.
    public enum Defect: Error, Sendable, Hashable {
        /// There is nothing in it, or more than one line, or more than 16 KiB.
        case notOneLine

        /// There is no colon between user and password.
        case noColon

        /// A character that may not be in a token.
        case notAToken
    }

    /// User and password from one line `user:password`; the password may have colons.
    public static func basic(line text: String) throws(Defect) -> PACSCredentials {
        let line = try oneLine(text)
        guard let colon = line.firstIndex(of: ":"), colon != line.startIndex else { throw .noColon }
        let password = line[line.index(after: colon)...]
        return PACSCredentials(kind: .basic(user: String(line[..<colon]), password: String(password)))
    }

    /// A bearer token (RFC 6750) from one line.
    public static func bearer(line text: String) throws(Defect) -> PACSCredentials {
        let line = try oneLine(text)
        guard line.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { throw .notAToken }
        return PACSCredentials(kind: .bearer(token: String(line)))
    }

    private static func oneLine(_ text: String) throws(Defect) -> Substring {
        var line = text[...]
        while let last = line.last, last.isNewline { line = line.dropLast() }
        guard !line.isEmpty, line.utf8.count <= 16 << 10, line.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            throw .notOneLine
        }
        return line
    }

    /// Says nothing.
    public var description: String { "credentials" }

    /// Says nothing.
    public var debugDescription: String { description }

    /// Shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
