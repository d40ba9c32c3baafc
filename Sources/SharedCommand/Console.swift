import Foundation

/// The terminal, or whatever stands in its place.
public enum Console {
    /// Whether messages go to a terminal, where bars and colours are welcome.
    public static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Says something beside the result: progress, hints.
    public static func say(_ text: String) {
        // A reader that has gone away is no reason to fail.
        try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
    }

    /// Says what went wrong.
    public static func complain(_ text: String, prefix: String = "Error: ") {
        say(emphasised(prefix, .red) + text)
    }

    /// A colour for words that must not be missed.
    public enum Colour: Int, Sendable {
        /// Something is wrong.
        case red = 31

        /// Something is right.
        case green = 32

        /// Something needs a look.
        case yellow = 33
    }

    /// The text in a colour on a terminal, plain elsewhere or where `NO_COLOR` is set.
    public static func emphasised(_ text: String, _ colour: Colour) -> String {
        guard isTerminal, !text.isEmpty, ProcessInfo.processInfo.environment["NO_COLOR"] == nil else { return text }
        return "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m"
    }
}
