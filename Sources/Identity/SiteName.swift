/// The rule for names of sites: they stand in certificates, file names and log entries, so few characters are allowed.
public enum SiteName {
    /// The longest name, in characters.
    public static let maximumLength = 32

    /// Whether the text has 1 to 32 of a-z, 0-9 and `-`, and begins with a letter or digit.
    public static func isValid(_ name: String) -> Bool {
        guard let first = name.utf8.first, first != UInt8(ascii: "-") else { return false }
        return name.utf8.count <= maximumLength && name.utf8.allSatisfy(isAllowed)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }
}
