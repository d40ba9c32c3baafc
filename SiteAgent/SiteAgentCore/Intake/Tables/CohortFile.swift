/// `cohort.csv` as intake writes it and a person completes it.
///
/// Intake owns the columns about files; the scores, the dates of scores, what a person took out with
/// `excluded-by-site`, and any column that a person added stay as they are, whatever is found anew. Rows of lesions
/// that are not found again stay, too: a table is completed over several folders.
struct CohortFile: Sendable {
    /// One row: what intake found.
    struct Row: Sendable, Hashable {
        let patient: String
        let lesion: String
        let series: String
        var image = ""
        var mask = ""
        var imageDate = ""
        var maskSource = ""
        var exclusion: Exclusion?
    }

    private struct Key: Hashable {
        let patient: String
        let lesion: String
        let series: String
    }

    private static let columns = [
        "patient", "lesion", "series", "score", "score_date", "image", "mask", "label", "image_date", "mask_source",
        "exclusion", "exclusion_detail",
    ]

    /// The columns in which a lesion's rows agree and which a person fills.
    private static let lesionColumns = ["score", "score_date"]

    private var columns = Self.columns
    private var rows: [(key: Key, cells: [String: String])] = []

    /// How many rows of an earlier table stayed although nothing was found for them.
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
        let names = header.cells.map { $0.lowercased() }
        guard ["patient", "lesion", "series"].allSatisfy(names.contains) else {
            throw Self.unreadable("the header lacks patient, lesion or series")
        }
        guard let ragged = table.records.first(where: { $0.cells.count != names.count }) else {
            columns += names.filter { !columns.contains($0) }
            rows = table.records.dropFirst().map { Self.row($0, names) }
            return
        }
        throw Self.unreadable("line \(ragged.line) has \(ragged.cells.count) cells, the header \(names.count)")
    }

    private static func unreadable(_ reason: String) -> SiteError {
        SiteError(
            .badInput,
            "The cohort table that is there cannot be read: \(reason).",
            remedy: "Correct it, or move it away; nothing was changed."
        )
    }

    private static func row(
        _ record: SeparatedValues.Record,
        _ names: [String]
    ) -> (key: Key, cells: [String: String]) {
        let cells = Dictionary(zip(names, record.cells)) { $1 }
        let part = { cells[$0, default: ""] }
        return (Key(patient: part("patient"), lesion: part("lesion"), series: part("series")), cells)
    }

    /// Takes over what was found.
    mutating func update(_ found: [Row]) {
        let earlier = rows
        let earlierByKey = Dictionary(earlier.map { ($0.key, $0.cells) }) { $1 }
        var lesions: [[String]: [String: String]] = [:]
        for (key, cells) in earlier {
            let shared = cells.filter { Self.lesionColumns.contains($0.key) && !$0.value.isEmpty }
            lesions[[key.patient, key.lesion], default: [:]].merge(shared) { first, _ in first }
        }
        let new = found.map { row in
            let key = Key(patient: row.patient, lesion: row.lesion, series: row.series)
            let shared = lesions[[row.patient, row.lesion], default: [:]]
            return (
                key: key,
                cells: Self.cells(row, over: shared.merging(earlierByKey[key] ?? [:]) { $1.isEmpty ? $0 : $1 })
            )
        }
        let newKeys = Set(new.map(\.key))
        let kept = earlier.filter { !newKeys.contains($0.key) }
        keptRows = kept.count
        rows = (new + kept).sorted {
            ($0.key.patient, $0.key.lesion, $0.key.series) < ($1.key.patient, $1.key.lesion, $1.key.series)
        }
    }

    private static func cells(_ row: Row, over earlier: [String: String]) -> [String: String] {
        var cells = earlier
        cells["patient"] = row.patient
        cells["lesion"] = row.lesion
        cells["series"] = row.series
        cells["image"] = row.image
        cells["mask"] = row.mask
        cells["label"] = ""
        cells["image_date"] = row.imageDate
        cells["mask_source"] = row.maskSource
        guard earlier["exclusion"] != ExclusionReason.excludedBySite.rawValue || row.exclusion != nil else {
            return cells
        }
        cells["exclusion"] = row.exclusion?.reason.rawValue ?? ""
        cells["exclusion_detail"] = row.exclusion?.detail ?? ""
        return cells
    }

    /// The table.
    var bytes: [UInt8] {
        let lines = rows.map { row in columns.map { row.cells[$0, default: ""] } }
        return Array(([columns] + lines).map(SeparatedValues.line).joined().utf8)
    }
}
