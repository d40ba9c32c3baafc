/// `cohort.csv` as intake writes it and a person completes it.
///
/// Intake owns the columns about files; the scores, the dates of scores, what a person took out with
/// `excluded-by-site`, and any column that a person added stay as they are, whatever is found anew. Rows of lesions
/// that are not found again stay, too, and so do rows whose image is in another folder: a table is completed over
/// several folders.
struct CohortFile: Sendable {
    private static let columns = [
        "patient", "lesion", "series", "score", "score_date", "image", "mask", "label", "image_date", "mask_source",
        "warnings", "exclusion", "exclusion_detail",
    ]

    /// The columns in which a lesion's rows agree and which a person fills.
    private static let lesionColumns = ["score", "score_date"]

    private var columns = Self.columns
    private var separator = UInt8(ascii: ",")
    private(set) var rows: [CohortFileRow] = []

    /// How many rows stayed although nothing was found for them, or something in another folder.
    private(set) var keptRows = 0

    /// Begins with the table that is there.
    init(_ bytes: [UInt8]?) throws {
        guard let bytes else { return }
        let table: SeparatedValues
        do {
            table = try SeparatedValues(bytes)
        } catch {
            throw Self.unreadable("\(error)")
        }
        guard let header = table.records.first else { return }
        let names = header.cells.map { Self.columns.contains($0.lowercased()) ? $0.lowercased() : $0 }
        guard ["patient", "lesion", "series"].allSatisfy(names.contains) else {
            throw Self.unreadable("the header lacks patient, lesion or series")
        }
        guard Set(names).count == names.count else { throw Self.unreadable("the header names a column twice") }
        if let ragged = table.records.first(where: { $0.cells.count != names.count }) {
            throw Self.unreadable("line \(ragged.line) has \(ragged.cells.count) cells, the header \(names.count)")
        }
        separator = table.separator
        columns = names + Self.columns.filter { !names.contains($0) }
        rows = table.records.dropFirst().map { record in
            CohortFileRow(cells: Dictionary(zip(names, record.cells.map(SeparatedValues.unescaped))) { $1 })
        }
    }

    private static func unreadable(_ reason: String) -> SiteError {
        SiteError(
            .badInput,
            "The cohort table that is there cannot be read: \(reason).",
            remedy: "Correct it, or move it away; nothing was changed."
        )
    }

    /// Takes over what was found in a folder; the rows as they are now, in the order of what was found.
    mutating func update(_ found: [FoundRow], in scope: IntakeScope) -> [CohortFileRow] {
        let earlier = Dictionary(rows.map { ($0.key, $0) }) { $1 }
        let lesions = sharedCells(scope)
        var isKept = 0
        let new = found.map { row in
            var merged = CohortFileRow(cells: lesions[row.key.lesionKey, default: [:]])
            if let before = earlier[row.key] {
                merged.cells.merge(before.cells) { $1.isEmpty ? $0 : $1 }
                guard !before.isOutside(scope, unlike: row) else {
                    isKept += 1
                    return merged
                }
            }
            merged.take(row)
            return merged
        }
        let newKeys = Set(new.map(\.key))
        let others = rows.filter { !newKeys.contains($0.key) && !scope.hasSuperseded($0.key) }
        keptRows = others.count + isKept
        rows = (new + others.map { $0.withdrawn(by: scope) }).sorted { $0.key < $1.key }
        return new
    }

    /// What a person wrote of each lesion.
    ///
    /// A lesion that was nameless for want of an outline hands it on to the only one that has been outlined since.
    private func sharedCells(_ scope: IntakeScope) -> [[String]: [String: String]] {
        var lesions: [[String]: [String: String]] = [:]
        for row in rows {
            let shared = row.cells.filter { Self.lesionColumns.contains($0.key) && !$0.value.isEmpty }
            let owner = scope.hasSuperseded(row.key) ? scope.onlyLesion(of: row.key.patient) : row.key.lesionKey
            if let owner { lesions[owner, default: [:]].merge(shared) { first, _ in first } }
        }
        return lesions
    }

    /// The table, between whatever stood between cells before.
    var bytes: [UInt8] {
        let lines = rows.map { row in columns.map { row.cells[$0, default: ""] } }
        return Array(([columns] + lines).map { SeparatedValues.line($0, separator: separator) }.joined().utf8)
    }
}
