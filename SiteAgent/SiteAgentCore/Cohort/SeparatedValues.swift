/// A table of separated values: RFC 4180 quoting, with what spreadsheets make of it.
///
/// Accepted beyond the RFC: a UTF-8 byte order mark, LF or CR LF line ends, and semicolons or tabs between cells, which
/// is what a spreadsheet exports where the comma is the decimal sign; the first line decides, or a line `sep=;` before
/// it. Blank lines are passed over, and so are columns at the end in which nothing stands. Every length is bounded.
struct SeparatedValues: Sendable {
    /// One line's cells, without surrounding blanks.
    struct Record: Sendable, Equatable {
        /// The line of the file that the record begins on, from 1.
        let line: Int

        let cells: [String]
    }

    static let byteLimit = 64 << 20
    static let cellByteLimit = 4096
    static let cellLimit = 256

    /// What stands between cells.
    let separator: UInt8

    /// Whether the table begins with a byte order mark: a spreadsheet reads one without as another encoding than UTF-8.
    let isMarked: Bool

    /// What the first line ends with: LF, or CR LF.
    let lineEnd: String

    /// All records, the header first.
    let records: [Record]

    init(_ bytes: [UInt8]) throws(CohortProblem) {
        guard bytes.count <= Self.byteLimit else {
            throw CohortProblem(line: nil, "the table is larger than 64 MiB", fix: "split it, or export fewer columns")
        }
        isMarked = bytes.starts(with: Self.mark)
        lineEnd = bytes.prefix { $0 != UInt8(ascii: "\n") }.last == UInt8(ascii: "\r") ? "\r\n" : "\n"
        var scanner = Scanner(isMarked ? bytes[Self.mark.count...] : bytes[...])
        separator = scanner.separator
        var records: [Record] = []
        while let record = try scanner.next() {
            if record.cells.contains(where: { !$0.isEmpty }) { records.append(record) }
        }
        self.records = Self.withoutEmptyColumns(records)
    }

    /// The byte order mark U+FEFF.
    static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Drops the last columns if they have neither a name nor a cell.
    private static func withoutEmptyColumns(_ records: [Record]) -> [Record] {
        guard let width = records.first?.cells.count else { return records }
        let filled = records.map { record in (record.cells.prefix(width).lastIndex { !$0.isEmpty } ?? -1) + 1 }
        let kept = filled.max() ?? width
        guard kept < width else { return records }
        // A longer record than the header's is a mistake to be told, and stays as it is.
        return records.map { record in
            record.cells.count > width
                ? record : Record(line: record.line, cells: Array(record.cells.prefix(kept)))
        }
    }
}

// MARK: - Reading

extension SeparatedValues {
    private struct Scanner {
        private let bytes: ArraySlice<UInt8>
        private var position: Int
        private var line = 1
        let separator: UInt8

        init(_ bytes: ArraySlice<UInt8>) {
            self.bytes = bytes
            position = bytes.startIndex
            let first = bytes.prefix { $0 != UInt8(ascii: "\n") }
            guard let named = Self.named(in: first) else {
                separator = Self.separator(in: first)
                return
            }
            separator = named
            position = first.endIndex
            takeLineEnd()
        }

        /// The separator that a line such as `sep=;` names, by which a spreadsheet is told.
        private static func named(in line: ArraySlice<UInt8>) -> UInt8? {
            let text = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            guard text.count == 5, let last = text.last, ",;\t|".utf8.contains(last),
                text.prefix(4).elementsEqual("sep=".utf8) || text.prefix(4).elementsEqual("SEP=".utf8)
            else { return nil }
            return last
        }

        /// The candidate that the header has most of; a comma if it has none.
        private static func separator(in header: ArraySlice<UInt8>) -> UInt8 {
            var best = UInt8(ascii: ",")
            for candidate in [UInt8(ascii: ";"), UInt8(ascii: "\t")]
            where header.count(where: { $0 == candidate }) > header.count(where: { $0 == best }) {
                best = candidate
            }
            return best
        }

        mutating func next() throws(CohortProblem) -> Record? {
            guard position < bytes.endIndex else { return nil }
            let start = line
            var cells: [String] = []
            repeat {
                cells.append(try cell(number: cells.count + 1))
                guard cells.count <= SeparatedValues.cellLimit else {
                    throw CohortProblem(line: start, "has more than 256 cells", fix: "check the separator")
                }
            } while takeSeparator()
            takeLineEnd()
            return Record(line: start, cells: cells)
        }

        private mutating func takeSeparator() -> Bool {
            guard position < bytes.endIndex, bytes[position] == separator else { return false }
            position += 1
            return true
        }

        private mutating func takeLineEnd() {
            if position < bytes.endIndex, bytes[position] == UInt8(ascii: "\r") { position += 1 }
            if position < bytes.endIndex, bytes[position] == UInt8(ascii: "\n") { position += 1 }
            line += 1
        }

        private var isAtEndOfCell: Bool {
            guard position < bytes.endIndex else { return true }
            switch bytes[position] {
            case separator, UInt8(ascii: "\n"), UInt8(ascii: "\r"): return true
            default: return false
            }
        }

        private mutating func cell(number: Int) throws(CohortProblem) -> String {
            var content: [UInt8] = []
            if position < bytes.endIndex, bytes[position] == UInt8(ascii: "\"") {
                content = try quoted(number: number)
            } else {
                while !isAtEndOfCell {
                    try append(bytes[position], to: &content, number: number)
                    position += 1
                }
            }
            guard let text = String(validating: content, as: UTF8.self), !content.contains(0) else {
                throw CohortProblem(
                    line: line,
                    "cell \(number) is not UTF-8 text",
                    fix: "export the table again as \"CSV UTF-8\""
                )
            }
            return text.trimmed
        }

        /// A quoted cell; a doubled quote inside stands for one.
        private mutating func quoted(number: Int) throws(CohortProblem) -> [UInt8] {
            var content: [UInt8] = []
            let start = line
            position += 1
            while position < bytes.endIndex {
                let byte = bytes[position]
                position += 1
                if byte == UInt8(ascii: "\n") { line += 1 }
                guard byte == UInt8(ascii: "\"") else {
                    try append(byte, to: &content, number: number)
                    continue
                }
                if position < bytes.endIndex, bytes[position] == UInt8(ascii: "\"") {
                    try append(byte, to: &content, number: number)
                    position += 1
                    continue
                }
                guard isAtEndOfCell else {
                    throw CohortProblem(
                        line: line,
                        "cell \(number) goes on after its closing quote",
                        fix: "double each quote inside a quoted cell"
                    )
                }
                return content
            }
            throw CohortProblem(
                line: start,
                "cell \(number) opens a quote that is never closed",
                fix: "close it, or leave the quotes out"
            )
        }

        private func append(_ byte: UInt8, to content: inout [UInt8], number: Int) throws(CohortProblem) {
            guard content.count < SeparatedValues.cellByteLimit else {
                throw CohortProblem(
                    line: line,
                    "cell \(number) is longer than 4096 bytes",
                    fix: "check for a quote that is not closed"
                )
            }
            content.append(byte)
        }
    }
}

extension String {
    /// The text without blanks at either end.
    var trimmed: String {
        let isBlank = { (character: Character) in character == " " || character == "\t" || character == "\u{A0}" }
        guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
            return ""
        }
        return String(self[first...last])
    }
}
