import DICOM
import Foundation

/// Turns the records of a table into lesions and collects what is wrong with them.
struct CohortTableReader {
    private struct Key: Hashable {
        let patient: String
        let lesion: String
    }

    private let folder: URL
    private var columns: [String: Int] = [:]
    private var width = 0
    private var hasDecimalCommas = false
    private var positions: [Key: Int] = [:]

    /// What a case is made of, whichever lesion it is called.
    private struct Files: Hashable {
        let patient: String
        let series: String
        let image: URL
        let mask: URL
        let label: LabelChoice?
    }

    /// The line on which the same files stand.
    private var linesOfFiles: [Files: Int] = [:]

    /// For each lesion, the line of each series.
    private var lines: [[String: Int]] = []

    private(set) var lesions: [CohortLesion] = []
    private(set) var ignoredColumns: [String] = []
    private(set) var problems: [CohortProblem] = []

    init(folder: URL) {
        self.folder = folder
    }

    mutating func read(_ bytes: [UInt8]) {
        let table: SeparatedValues
        do {
            table = try SeparatedValues(bytes)
        } catch {
            return problems.append(error)
        }
        hasDecimalCommas = table.separator != UInt8(ascii: ",")
        guard let header = table.records.first else {
            let columns = CohortTable.requiredColumns.joined(separator: ",")
            let problem = CohortProblem(line: nil, "the table is empty", fix: "begin with the line \(columns)")
            return problems.append(problem)
        }
        guard readHeader(header) else { return }
        guard table.records.count > 1 else {
            return report(header.line, nil, "no row follows the header", fix: "list one lesion and series a row")
        }
        for record in table.records.dropFirst() { read(record) }
    }

    private mutating func readHeader(_ header: SeparatedValues.Record) -> Bool {
        width = header.cells.count
        let known = CohortTable.requiredColumns + CohortTable.optionalColumns
        for (position, cell) in header.cells.enumerated() {
            let name = cell.lowercased()
            guard known.contains(name) else {
                ignoredColumns.append(cell)
                continue
            }
            if columns.updateValue(position, forKey: name) != nil {
                report(header.line, name, "the header names this column twice", fix: "remove one of the two")
            }
        }
        for name in CohortTable.requiredColumns where columns[name] == nil {
            let expected = CohortTable.requiredColumns.joined(separator: ",")
            report(header.line, name, "the header lacks this column", fix: "the first line must name \(expected)")
        }
        return problems.isEmpty
    }

    private mutating func read(_ record: SeparatedValues.Record) {
        guard record.cells.count == width else {
            return report(
                record.line,
                nil,
                "has \(record.cells.count) cells where the header has \(width)",
                fix: "quote cells that hold the separator"
            )
        }
        guard let patient = required("patient", in: record), let lesion = required("lesion", in: record),
            let series = required("series", in: record), let content = content(of: record),
            let score = score(in: record), areDatesReadable(in: record)
        else { return }
        let position = position(of: Key(patient: patient, lesion: lesion), score: score.value, line: record.line)
        if let earlier = lines[position][series] {
            return report(
                record.line,
                "series",
                "the same lesion and series stand on line \(earlier)",
                fix: "keep one of the two rows"
            )
        }
        if lesions[position].score != score.value {
            return report(
                record.line,
                "score",
                "is another score than this lesion has on line \(lesions[position].line)",
                fix: "repeat the lesion's one score in each of its rows"
            )
        }
        if case .files(let files) = content {
            // One region under two names would be two lesions of the cohort.
            let same = Files(
                patient: patient,
                series: series,
                image: files.image,
                mask: files.mask,
                label: files.label
            )
            if let earlier = linesOfFiles.updateValue(record.line, forKey: same) {
                return report(
                    record.line,
                    "mask",
                    "is the mask of another lesion on line \(earlier), on the same image",
                    fix: "keep one of the two lesions, or name each one's label"
                )
            }
        }
        lines[position][series] = record.line
        switch content {
        case .files(let files): lesions[position].cases[series] = files
        case .excluded(let exclusion): lesions[position].exclusions[series] = exclusion
        }
    }

    /// What a row says of its series.
    private enum Content {
        case files(CohortLesion.Case)
        case excluded(Exclusion)
    }

    private mutating func content(of record: SeparatedValues.Record) -> Content? {
        let name = text("exclusion", in: record)
        guard name.isEmpty else {
            guard let reason = ExclusionReason(cell: name) else {
                report(
                    record.line,
                    "exclusion",
                    "is no reason that is known",
                    fix: "write excluded-by-site, or leave it empty"
                )
                return nil
            }
            let detail = text("exclusion_detail", in: record)
            return .excluded(Exclusion(reason, detail.isEmpty ? reason.explanation : detail))
        }
        guard let image = required("image", in: record), let mask = required("mask", in: record),
            let label = label(in: record)
        else { return nil }
        let date = text("image_date", in: record)
        return .files(
            CohortLesion.Case(
                line: record.line,
                image: url(image),
                mask: url(mask),
                label: label.value,
                imageDate: date.isEmpty ? nil : date
            )
        )
    }

    private mutating func areDatesReadable(in record: SeparatedValues.Record) -> Bool {
        for column in CohortTable.dateColumns {
            let text = text(column, in: record)
            guard text.isEmpty || CalendarDate(text) != nil else {
                report(record.line, column, "is not a date", fix: "write it as 2026-11-24, or leave it empty")
                return false
            }
        }
        return true
    }

    private mutating func position(of key: Key, score: Double?, line: Int) -> Int {
        if let position = positions[key] { return position }
        positions[key] = lesions.count
        lesions.append(
            CohortLesion(patient: key.patient, lesion: key.lesion, score: score, line: line)
        )
        lines.append([:])
        return lesions.count - 1
    }

    private func url(_ path: String) -> URL {
        path.hasPrefix("/") ? URL(fileURLWithPath: path) : folder.appendingPathComponent(path)
    }

    // MARK: Cells

    /// A cell's meaning, where an empty cell has one too.
    private struct Cell<Value> {
        let value: Value?
    }

    private func text(_ column: String, in record: SeparatedValues.Record) -> String {
        columns[column].map { record.cells[$0] } ?? ""
    }

    private mutating func required(_ column: String, in record: SeparatedValues.Record) -> String? {
        let text = text(column, in: record)
        guard text.isEmpty else { return text }
        report(record.line, column, "is empty", fix: "fill it in, or remove the row")
        return nil
    }

    private mutating func score(in record: SeparatedValues.Record) -> Cell<Double>? {
        let text = text("score", in: record)
        guard !text.isEmpty else { return Cell(value: nil) }
        let plain = hasDecimalCommas ? text.replacingOccurrences(of: ",", with: ".") : text
        let isDecimal = plain.utf8.allSatisfy { "+-.0123456789eE".utf8.contains($0) }
        guard isDecimal, let number = Double(plain), number.isFinite else {
            report(record.line, "score", "is not a number", fix: "write a number such as 6 or 6.5, or leave it empty")
            return nil
        }
        return Cell(value: number)
    }

    private mutating func label(in record: SeparatedValues.Record) -> Cell<LabelChoice>? {
        let text = text(CohortTable.labelColumn, in: record)
        guard !text.isEmpty else { return Cell(value: nil) }
        guard let label = LabelChoice(cell: text) else {
            report(record.line, CohortTable.labelColumn, LabelChoice.objection, fix: LabelChoice.advice)
            return nil
        }
        return Cell(value: label)
    }

    private mutating func report(_ line: Int, _ column: String?, _ reason: String, fix: String) {
        problems.append(CohortProblem(line: line, column: column, reason, fix: fix))
    }
}
