public import DICOM
public import Foundation

/// Images with their masks: what `site-agent features` is asked to work on.
///
/// The columns `image` and `mask` are needed, in any case of letters, and `label` may be there; all others are handed on
/// to the result. Paths are relative to the table's folder.
public struct CaseTable: Sendable, Hashable {
    /// One image with its mask.
    public struct Case: Sendable, Hashable {
        /// The line of the table, from 1.
        public let line: Int

        /// The image file.
        public let image: URL

        /// The mask file.
        public let mask: URL

        /// Which label of the mask is meant; `nil` if the mask has one label.
        public let label: LabelChoice?

        /// The cells of ``CaseTable/columns``.
        public let cells: [String]

        /// Creates a case.
        public init(line: Int, image: URL, mask: URL, label: LabelChoice?, cells: [String]) {
            self.line = line
            self.image = image
            self.mask = mask
            self.label = label
            self.cells = cells
        }
    }

    /// The names of all of the table's columns, as they are written.
    public let columns: [String]

    /// The cases, in the table's order.
    public let cases: [Case]

    /// Takes cases from elsewhere than a table.
    public init(columns: [String], cases: [Case]) {
        self.columns = columns
        self.cases = cases
    }

    /// Reads a table; throws all that is wrong with it.
    public init(_ bytes: [UInt8], folder: URL) throws(CaseTableError) {
        let table: SeparatedValues
        do {
            table = try SeparatedValues(bytes)
        } catch {
            throw CaseTableError(problems: [error])
        }
        guard let header = table.records.first else {
            throw CaseTableError(
                problems: [CohortProblem(line: nil, "the table is empty", fix: "begin with the line image,mask")]
            )
        }
        var reader = CaseTableReader(header: header, folder: folder)
        let cases = table.records.dropFirst().compactMap { reader.read($0) }
        if cases.isEmpty, reader.problems.isEmpty {
            reader.report(header.line, nil, "no row follows the header", fix: "list an image and its mask a row")
        }
        guard reader.problems.isEmpty else { throw CaseTableError(problems: reader.problems) }
        columns = header.cells
        self.cases = cases
    }
}

/// All that is wrong with a table of cases.
public struct CaseTableError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, by line; never empty.
    public let problems: [CohortProblem]

    /// A line for each problem.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// Turns the records of a table into cases and collects what is wrong with them.
private struct CaseTableReader {
    private let folder: URL
    private let width: Int
    private let image: Int?
    private let mask: Int?
    private let label: Int?
    private(set) var problems: [CohortProblem] = []

    init(header: SeparatedValues.Record, folder: URL) {
        self.folder = folder
        width = header.cells.count
        let names = header.cells.map { $0.lowercased() }
        image = names.firstIndex(of: "image")
        mask = names.firstIndex(of: "mask")
        label = names.firstIndex(of: "label")
        for name in ["image", "mask"] where !names.contains(name) {
            report(header.line, name, "the header lacks this column", fix: "the first line must name image and mask")
        }
        for name in ["image", "mask", "label"] where names.count(where: { $0 == name }) > 1 {
            report(header.line, name, "the header names this column twice", fix: "remove one of the two")
        }
    }

    mutating func read(_ record: SeparatedValues.Record) -> CaseTable.Case? {
        guard let image, let mask else { return nil }
        guard record.cells.count == width else {
            let reason = "has \(record.cells.count) cells where the header has \(width)"
            report(record.line, nil, reason, fix: "quote cells that hold the separator")
            return nil
        }
        for (name, position) in [("image", image), ("mask", mask)] where record.cells[position].isEmpty {
            report(record.line, name, "is empty", fix: "fill it in, or remove the row")
            return nil
        }
        var choice: LabelChoice?
        if let label, !record.cells[label].isEmpty {
            choice = LabelChoice(cell: record.cells[label])
            guard choice != nil else {
                report(record.line, "label", LabelChoice.objection, fix: LabelChoice.advice)
                return nil
            }
        }
        return CaseTable.Case(
            line: record.line,
            image: url(record.cells[image]),
            mask: url(record.cells[mask]),
            label: choice,
            cells: record.cells
        )
    }

    mutating func report(_ line: Int, _ column: String?, _ reason: String, fix: String) {
        problems.append(CohortProblem(line: line, column: column, reason, fix: fix))
    }

    private func url(_ path: String) -> URL {
        path.hasPrefix("/") ? URL(fileURLWithPath: path) : folder.appendingPathComponent(path)
    }
}
