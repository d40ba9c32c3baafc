/// The records of a CSV file (RFC 4180), with the lines they begin on; empty lines are skipped.
struct CommaSeparatedRecords {
    struct Record {
        let line: Int
        var cells: [String]
    }

    private(set) var records: [Record] = []

    init(_ text: String) throws(PhantomCohortError) {
        var cells: [String] = []
        var cell = ""
        var isQuoted = false
        var (line, firstLine) = (1, 1)
        var characters = text.unicodeScalars.filter { $0 != "\r" && $0 != "\u{FEFF}" }[...]
        while let character = characters.popFirst() {
            if character == "\n" { line += 1 }
            switch character {
            case "\"" where isQuoted && characters.first == "\"":
                characters.removeFirst()
                cell.unicodeScalars.append(character)
            case "\"" where isQuoted || cell.isEmpty: isQuoted.toggle()
            case "," where !isQuoted:
                cells.append(cell)
                cell = ""
            case "\n" where !isQuoted:
                finish(&cells, &cell, firstLine)
                firstLine = line
            default: cell.unicodeScalars.append(character)
            }
        }
        guard !isQuoted else {
            throw .badManifest(line: firstLine, reason: "a quotation mark is not closed", fix: "close or remove it")
        }
        finish(&cells, &cell, firstLine)
    }

    private mutating func finish(_ cells: inout [String], _ cell: inout String, _ line: Int) {
        if !cells.isEmpty || !cell.isEmpty { records.append(Record(line: line, cells: cells + [cell])) }
        cells = []
        cell = ""
    }

    /// A cell as it is written: quoted if it has to be.
    static func quoted(_ text: String) -> String {
        guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
