/// One of several drawings under one name: `GTV #7cab4e`.
struct OutlineDrawing: Sendable, Hashable {
    /// The name of the outlines.
    let name: String

    /// Six hexadecimal digits of the drawing's keyed name.
    let digits: String

    private static let digitCount = 6

    /// A drawing by the keyed name of its region.
    init(name: String, identifier: String) {
        self.name = name
        digits = String(identifier.prefix(Self.digitCount))
    }

    /// Reads ``text``; `nil` for a name that is none of a drawing, such as `Lesion #1`.
    init?(_ text: String) {
        let digits = text.suffix(Self.digitCount)
        let name = text.dropLast(Self.digitCount)
        guard digits.count == Self.digitCount, digits.allSatisfy(\.isHexDigit), name.hasSuffix(" #") else { return nil }
        self.name = String(name.dropLast(2))
        self.digits = String(digits)
    }

    /// As it stands in a table.
    var text: String { "\(name) #\(digits)" }
}
