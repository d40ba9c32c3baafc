import DICOM
public import Foundation

/// A cohort table read to be looked at, complete or not.
///
/// More lenient than ``CohortTable``: scores may be missing, and so may image and mask, whose rows are shown as left
/// out. What cannot be placed at all (no patient, lesion or series) is a problem; reading goes on after it.
public struct PreviewTable: Sendable {
    static let exclusionColumn = "exclusion"

    let rows: [PreviewRow]

    /// What is wrong with the table, in the order of the lines; names no cell's content.
    public let problems: [CohortProblem]

    /// What `acquisition.csv` beside the table says.
    let acquisitions: AcquisitionTable

    /// How many rows there are to look at or to say why not.
    public var caseCount: Int { rows.count }

    /// Reads a table, and `acquisition.csv` if there is one beside it.
    public init(file: URL) throws {
        guard let data = try? Data(contentsOf: file) else {
            throw SiteError(
                .badInput,
                "The cohort table cannot be read.",
                remedy: "Check that the file named with --cohort exists and is readable."
            )
        }
        let folder = file.deletingLastPathComponent()
        self.init([UInt8](data), folder: folder, acquisitions: AcquisitionTable(beside: file))
        if rows.isEmpty {
            throw SiteError(
                .badInput,
                "The cohort table has no row that can be shown.\n"
                    + problems.prefix(5).map { "  \($0)" }.joined(separator: "\n"),
                remedy: "Its first line must name patient,lesion,series,image,mask."
            )
        }
    }

    /// Reads a table whose paths are relative to `folder`.
    init(_ bytes: [UInt8], folder: URL, acquisitions: AcquisitionTable = AcquisitionTable()) {
        self.acquisitions = acquisitions
        var reader = Reader(folder: folder)
        do {
            try reader.read(SeparatedValues(bytes))
        } catch {
            reader.problems.append(error)
        }
        rows = reader.rows
        problems = reader.problems
    }
}

// MARK: - Reading

extension PreviewTable {
    private struct Reader {
        let folder: URL
        var rows: [PreviewRow] = []
        var problems: [CohortProblem] = []
        private var columns: [String: Int] = [:]
        private var seen: [[String]: Int] = [:]

        init(folder: URL) {
            self.folder = folder
        }

        mutating func read(_ table: SeparatedValues) throws(CohortProblem) {
            guard let header = table.records.first else {
                throw CohortProblem(line: nil, "is empty", fix: "list one lesion and series a row")
            }
            for (position, name) in header.cells.enumerated() where columns[name.lowercased()] == nil {
                columns[name.lowercased()] = position
            }
            for name in ["patient", "lesion", "series", "image", "mask"] where columns[name] == nil {
                throw CohortProblem(
                    line: header.line,
                    column: name,
                    "the header lacks this column",
                    fix: "the first line must name patient,lesion,series,image,mask"
                )
            }
            for record in table.records.dropFirst() {
                do {
                    rows.append(try row(record, width: header.cells.count))
                } catch {
                    problems.append(error)
                }
            }
        }

        private mutating func row(_ record: SeparatedValues.Record, width: Int) throws(CohortProblem) -> PreviewRow {
            guard record.cells.count == width else {
                throw CohortProblem(
                    line: record.line,
                    "has \(record.cells.count) cells where the header has \(width)",
                    fix: "quote cells that hold the separator"
                )
            }
            func cell(_ name: String) -> String? {
                guard let column = columns[name], !record.cells[column].isEmpty else { return nil }
                return record.cells[column]
            }
            guard let patient = cell("patient"), let lesion = cell("lesion"), let series = cell("series") else {
                throw CohortProblem(
                    line: record.line,
                    "lacks a patient, a lesion or a series",
                    fix: "fill it in, or remove the row"
                )
            }
            if let earlier = seen.updateValue(record.line, forKey: [patient, lesion, series]) {
                throw CohortProblem(
                    line: record.line,
                    column: "series",
                    "the same lesion and series stand on line \(earlier)",
                    fix: "keep one of the two rows"
                )
            }
            let label = cell(CohortTable.labelColumn)
            let choice = label.flatMap { LabelChoice(cell: $0) }
            let badLabel = label != nil && choice == nil ? "the table's label \(LabelChoice.objection)" : nil
            return PreviewRow(
                line: record.line,
                patient: patient,
                lesion: lesion,
                series: series,
                image: cell("image").map(url),
                mask: cell("mask").map(url),
                label: choice,
                exclusion: cell(PreviewTable.exclusionColumn) ?? badLabel,
                exclusionDetail: cell("exclusion_detail"),
                maskSource: cell("mask_source"),
                imageDate: cell("image_date"),
                warnings: cell("warnings").map(Self.warnings) ?? []
            )
        }

        /// The warnings of one cell, as intake joins them.
        private static func warnings(_ text: String) -> [String] {
            text.components(separatedBy: ";").map(\.trimmed).filter { !$0.isEmpty }
        }

        private func url(_ path: String) -> URL {
            path.hasPrefix("/") ? URL(fileURLWithPath: path) : folder.appendingPathComponent(path)
        }
    }
}
