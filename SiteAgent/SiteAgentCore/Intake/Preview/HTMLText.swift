/// A piece of HTML in which text can stand only escaped.
///
/// In a literal, `\(text)` of a string is escaped; another piece of HTML and a whole number stand as they are.
struct HTMLText: Sendable, Hashable, ExpressibleByStringInterpolation {
    private(set) var markup: String

    /// Markup that is known to be good.
    init(markup: String) {
        self.markup = markup
    }

    init(stringLiteral markup: String) {
        self.markup = markup
    }

    init(stringInterpolation interpolation: StringInterpolation) {
        markup = interpolation.markup
    }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var markup: String

        init(literalCapacity: Int, interpolationCount: Int) {
            markup = ""
            markup.reserveCapacity(2 * literalCapacity)
        }

        mutating func appendLiteral(_ literal: String) { markup += literal }

        mutating func appendInterpolation(_ text: String) { markup += HTMLText.escaped(text) }

        mutating func appendInterpolation(_ number: Int) { markup += String(number) }

        mutating func appendInterpolation(_ piece: HTMLText) { markup += piece.markup }

        mutating func appendInterpolation(_ pieces: [HTMLText]) { for piece in pieces { markup += piece.markup } }
    }

    static func += (left: inout HTMLText, right: HTMLText) { left.markup += right.markup }

    /// The text with everything that could end it written as an entity.
    ///
    /// Works on Unicode scalars, since a character may be a quotation mark with an accent on it. Control characters and
    /// marks that reorder what follows, by which a name could look like another, become U+FFFD.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "&": escaped += "&amp;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "\u{0}"..<" " where scalar != "\n" && scalar != "\t": escaped += "\u{FFFD}"
            case "\u{7F}"..<"\u{A0}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{FFFE}", "\u{FFFF}":
                escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

extension Double {
    /// The number with so many decimals, and no locale; what is not finite reads `–`.
    func decimals(_ places: Int) -> String {
        guard isFinite, magnitude < 1e12 else { return "–" }
        let scale = (0..<places).reduce(1) { scale, _ in scale * 10 }
        let scaled = Int((magnitude * Double(scale)).rounded())
        let sign = self < 0 && scaled > 0 ? "-" : ""
        guard places > 0 else { return sign + String(scaled) }
        let digits = String(scaled % scale)
        return sign + String(scaled / scale) + "." + String(repeating: "0", count: places - digits.count) + digits
    }

    /// The number with up to three decimals, without zeros at its end.
    var short: String {
        var text = decimals(3)
        while text.contains("."), let last = text.last, last == "0" || last == "." {
            text.removeLast()
            if last == "." { break }
        }
        return text
    }
}

extension Int {
    /// The digits in groups of three from ten thousand on, with narrow spaces that do not break.
    var grouped: String {
        let digits = String(self)
        guard digits.count > 4 else { return digits }
        var text = ""
        for (position, digit) in digits.enumerated() {
            if position > 0, (digits.count - position) % 3 == 0 { text += "\u{202F}" }
            text.append(digit)
        }
        return text
    }
}
