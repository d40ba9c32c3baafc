/// One record of a table as RFC 4180 has it.
struct CSVRecord: Sendable {
    let fields: [String]

    /// The record with its line end.
    var text: String { fields.map(Self.field).joined(separator: ",") + "\r\n" }

    /// Text that a spreadsheet would take for a formula gets an apostrophe in front, as OWASP advises; numbers do not pass
    /// here with a sign that matters to them.
    static func words(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else { return text }
        return "'" + text
    }

    private static func field(_ text: String) -> String {
        let needsQuotes = text.unicodeScalars.contains { "\",\r\n".unicodeScalars.contains($0) }
        return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
}
