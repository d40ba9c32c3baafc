extension SeparatedValues {
    private static let formulaStarts: Set<Character> = ["=", "+", "-", "@", "\t", "\r"]

    /// A cell without the apostrophe that ``line(_:)`` puts before what looks like a formula.
    static func unescaped(_ cell: String) -> String {
        guard cell.first == "'", let second = cell.dropFirst().first, formulaStarts.contains(second) else {
            return cell
        }
        return String(cell.dropFirst())
    }

    /// One line of a table (RFC 4180), its line end included.
    ///
    /// A cell that a spreadsheet would take for a formula gets an apostrophe before it, numbers apart.
    static func line(_ cells: [String], separator: UInt8 = UInt8(ascii: ",")) -> String {
        let between = Unicode.Scalar(separator)
        return cells.map { cell in
            var text = cell
            if let first = text.first, formulaStarts.contains(first), !isNumber(text) { text = "'" + text }
            // By scalar: as characters, CR and LF together are another than either alone.
            let needsQuotes =
                text.unicodeScalars.contains { $0 == between || "\"\r\n".unicodeScalars.contains($0) }
                || text.first == " "
                || text.last == " "
            return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
        }.joined(separator: String(between)) + "\n"
    }

    /// Also where the comma is the decimal sign.
    private static func isNumber(_ text: String) -> Bool { Double(text.replacing(",", with: ".")) != nil }
}
