/// A list of patients or studies to retrieve: a text with one identifier on each line.
///
/// A spreadsheet's byte order mark, quotation marks, empty lines and a title on the first line are understood. An
/// identifier that occurs again is asked for once.
public struct PullList: Sendable {
    /// What the lines are.
    public enum Kind: Sendable, Hashable {
        /// Patient IDs.
        case patients

        /// Study instance UIDs.
        case studies
    }

    /// What is wrong with a list, and where; never what stands there.
    public struct Defect: Error, Sendable, Hashable, CustomStringConvertible {
        /// The line, from 1; `nil` for the list as a whole.
        public let line: Int?

        /// What is wrong and what to do.
        public let reason: String

        /// The line and the reason.
        public var description: String { line.map { "line \($0): \(reason)" } ?? reason }
    }

    /// The most bytes and lines that a list may have.
    public static let maximumBytes = 8 << 20
    static let maximumLines = 100_000

    /// What is to be asked for, in the order of the list.
    public let questions: [PullQuestion]

    /// How many lines repeated an earlier one.
    public let repeatedLines: Int

    /// Reads a list.
    public init(_ bytes: [UInt8], of kind: Kind) throws(Defect) {
        guard bytes.count <= Self.maximumBytes, let text = String(validating: bytes, as: UTF8.self) else {
            throw Defect(line: nil, reason: "the list is not text in UTF-8 of at most 8 MiB")
        }
        let lines = Self.lines(of: text)
        guard lines.count <= Self.maximumLines else {
            throw Defect(line: nil, reason: "the list has more than \(Self.maximumLines) lines: split it")
        }
        var questions: [PullQuestion] = []
        var (seen, repeated) = (Set<PullQuestion.Key>(), 0)
        for (index, line) in lines.enumerated() {
            let cell = try Self.cell(of: line, number: index + 1)
            guard !cell.isEmpty, index > 0 || !Self.isTitle(cell) else { continue }
            let key = try Self.key(cell, kind, number: index + 1)
            guard seen.insert(key).inserted else {
                repeated += 1
                continue
            }
            questions.append(PullQuestion(line: index + 1, key: key))
        }
        guard !questions.isEmpty else { throw Defect(line: nil, reason: "nobody is on the list") }
        self.questions = questions
        repeatedLines = repeated
    }

    private static func lines(of text: String) -> [String] {
        var text = text.unicodeScalars[...]
        if text.first == "\u{FEFF}" { text = text.dropFirst() }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            String(line.last == "\r" ? line.dropLast() : line)
        }
    }

    private static func cell(of line: String, number: Int) throws(Defect) -> String {
        var cell = trimmed(line)
        if cell.hasPrefix("\"") {
            guard cell.count >= 2, cell.hasSuffix("\"") else {
                throw Defect(line: number, reason: "a quotation mark is not closed, or there is more than one column")
            }
            cell = cell.dropFirst().dropLast()
            let marks = cell.split(separator: "\"", omittingEmptySubsequences: false)
            guard marks.count == 1 else {
                throw Defect(line: number, reason: "there is more than one column: keep the identifiers alone")
            }
            cell = trimmed(String(cell))
        } else if cell.contains(where: { ",;\t".contains($0) }) {
            throw Defect(line: number, reason: "there is more than one column: keep the identifiers alone")
        }
        return String(cell)
    }

    private static func key(_ cell: String, _ kind: Kind, number: Int) throws(Defect) -> PullQuestion.Key {
        switch kind {
        case .studies:
            guard let identifier = UniqueIdentifier(cell) else {
                throw Defect(line: number, reason: "this is no study instance UID (digits and dots, at most 64)")
            }
            return .study(identifier)
        case .patients:
            guard cell.count <= 64, cell.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
                throw Defect(line: number, reason: "this is no patient ID (at most 64 characters)")
            }
            // The PACS would take them as "any", and answer with other patients.
            guard !cell.contains(where: { "*?\\".contains($0) }) else {
                throw Defect(line: number, reason: "a patient ID must not have *, ? or \\ in it")
            }
            return .patient(cell)
        }
    }

    private static func isTitle(_ cell: String) -> Bool {
        let letters = cell.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return ["patient", "patientid", "patientids", "id", "pid", "mrn", "studyuid", "studyinstanceuid", "study"]
            .contains(letters)
    }

    private static func trimmed(_ text: String) -> Substring {
        var text = text[...]
        while text.first == " " || text.first == "\t" { text.removeFirst() }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return text
    }
}
