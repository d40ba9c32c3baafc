import Foundation

/// What was recorded of how each series was acquired: `acquisition.csv` beside a cohort table.
///
/// It only adds tags to a page, so that a missing file, column or cell is no problem, and a damaged file one sentence.
struct AcquisitionTable: Sendable {
    /// The tags of one series of a patient by column.
    struct Tags: Sendable, Hashable {
        fileprivate let cells: [String: String]

        /// A cell that is not empty.
        subscript(column: String) -> String? { cells[column] }
    }

    private struct Key: Hashable {
        let patient: String
        let series: String
    }

    private var tags: [Key: Tags] = [:]

    /// Why the file could not be used; `nil` if it could, or if there is none.
    private(set) var problem: String?

    /// No tags.
    init() {}

    /// The tags beside a cohort table.
    init(beside table: URL) {
        let file = table.deletingLastPathComponent().appendingPathComponent("acquisition.csv")
        guard FileManager.default.fileExists(atPath: file.path) else { return }
        if let data = try? Data(contentsOf: file) {
            read([UInt8](data))
        } else {
            problem = "acquisition.csv cannot be read; no tags are shown"
        }
    }

    private mutating func read(_ bytes: [UInt8]) {
        do {
            let table = try SeparatedValues(bytes)
            guard let header = table.records.first?.cells.map({ $0.lowercased() }) else { return }
            for record in table.records.dropFirst() where record.cells.count == header.count {
                let cells = Dictionary(zip(header, record.cells).filter { !$0.1.isEmpty }) { first, _ in first }
                guard let patient = cells["patient"], let series = cells["series"] else { continue }
                tags[Key(patient: patient, series: series)] = Tags(cells: cells)
            }
        } catch {
            problem = "acquisition.csv: \(error); no tags are shown"
        }
    }

    /// The tags of a case's series.
    func tags(of row: PreviewRow) -> Tags? { tags[Key(patient: row.patient, series: row.series)] }
}
