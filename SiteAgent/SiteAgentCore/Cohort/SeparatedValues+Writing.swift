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
    static func line(_ cells: [String], separator: UInt8 = UInt8(ascii: ","), lineEnd: String = "\n") -> String {
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
        }.joined(separator: String(between)) + lineEnd
    }

    /// A whole table.
    ///
    /// A byte order mark stands before it if it is `marked`, or if that is left open and a cell is not ASCII: without
    /// one, a spreadsheet makes other letters of it.
    static func bytes(
        _ header: [String],
        _ rows: [[String]],
        separator: UInt8 = UInt8(ascii: ","),
        marked: Bool? = nil,
        lineEnd: String = "\n"
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        for cells in [header] + rows { bytes += line(cells, separator: separator, lineEnd: lineEnd).utf8 }
        let isMarked: Bool = marked ?? bytes.contains { $0 >= 0x80 }
        return (isMarked ? mark : []) + bytes
    }

    /// Also where the comma is the decimal sign.
    private static func isNumber(_ text: String) -> Bool { Double(text.replacing(",", with: ".")) != nil }
}
