/// The rule for names inside a study: of the study itself, its score, its series and its baselines.
///
/// They stand in tensor names, file names, CSV columns and charts, so few characters are allowed.
public enum StudyName {
    /// The longest name, in characters.
    public static let maximumLength = 48

    /// The rule in words, for errors.
    public static let rule = "1 to 48 of a-z, 0-9, \"_\" and \"-\", beginning with a letter"

    /// Whether the text has 1 to 48 of a-z, 0-9, `_` and `-`, and begins with a letter.
    public static func isValid(_ name: String) -> Bool {
        guard let first = name.utf8.first, isLetter(first) else { return false }
        return name.utf8.count <= maximumLength && name.utf8.allSatisfy(isAllowed)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: "-")
    }
}
