import Mustache

/// Text made safe for HTML and XML.
///
/// Works on Unicode scalars: the library's own escaping looks at characters, so that a quotation mark that carries a
/// combining accent would pass it and end an attribute. Control characters that XML 1.0 forbids become U+FFFD.
struct MarkupText: MustacheContentType {
    /// The name that templates select this escaping by.
    static let name = "INTRAMURAL"

    /// Makes the escaping known to the template library; repeating it does no harm.
    static func register() { MustacheContentTypes.register(MarkupText(), named: name) }

    func escapeText(_ text: String) -> String { Self.escaped(text) }

    /// The text with everything that could end it written as an entity.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "&": escaped += "&amp;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "\t", "\n", "\r": escaped.unicodeScalars.append(scalar)
            case "\u{0}"..<" ", "\u{7F}"..<"\u{A0}", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
            // Marks that reorder what follows would make a name look like another.
            case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
