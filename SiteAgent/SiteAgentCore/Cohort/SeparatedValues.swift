/// A table of separated values: RFC 4180 quoting, with what spreadsheets make of it.
///
/// Accepted beyond the RFC: a UTF-8 byte order mark, LF or CR LF line ends, and semicolons or tabs between cells, which
/// is what a spreadsheet exports where the comma is the decimal sign; the first line decides. Blank lines are passed
/// over. Every length is bounded.
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

    /// All records, the header first.
    let records: [Record]

    init(_ bytes: [UInt8]) throws(CohortProblem) {
        guard bytes.count <= Self.byteLimit else {
            throw CohortProblem(line: nil, "the table is larger than 64 MiB", fix: "split it, or export fewer columns")
        }
        var scanner = Scanner(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...])
        separator = scanner.separator
        var records: [Record] = []
        while let record = try scanner.next() {
            if record.cells.contains(where: { !$0.isEmpty }) { records.append(record) }
        }
        self.records = records
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
            separator = Self.separator(in: bytes.prefix { $0 != UInt8(ascii: "\n") })
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
