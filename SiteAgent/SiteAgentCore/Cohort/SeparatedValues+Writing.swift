extension SeparatedValues {
    /// One line of a table (RFC 4180), its line end included.
    ///
    /// A cell that a spreadsheet would take for a formula gets an apostrophe before it, numbers apart.
    static func line(_ cells: [String]) -> String {
        cells.map { cell in
            var text = cell
            if let first = text.first, "=+-@\t\r".contains(first), Double(text) == nil { text = "'" + text }
            // By scalar: as characters, CR and LF together are another than either alone.
            let needsQuotes =
                text.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) } || text.first == " "
                || text.last == " "
            return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
        }.joined(separator: ",") + "\n"
    }
}
