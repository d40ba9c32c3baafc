/// `cohort.csv` as intake writes it and a person completes it.
///
/// Intake owns the columns about files; the scores, the dates of scores, what a person took out with
/// `excluded-by-site`, the name that a person gave a lesion, and any column that a person added stay as they are,
/// whatever is found anew. Rows whose image is in another folder stay, too: a table is completed over several folders.
/// Rows of this folder whose image or outline is there no more are taken out, never left as they were.
struct CohortFile: Sendable {
    static let columns = [
        "patient", "lesion", "series", "score", "score_date", "image", "mask", "label", "image_date", "outline_name",
        "mask_source", "warnings", "exclusion", "exclusion_detail",
    ]

    /// The columns in which a lesion's rows agree and which a person fills.
    private static let lesionColumns = ["score", "score_date"]

    private var columns = Self.columns
    private var separator = UInt8(ascii: ",")
    private var isMarked = false
    private var lineEnd = "\n"
    private(set) var rows: [CohortFileRow] = []

    /// How many rows stayed although nothing was found for them, or something in another folder.
    private(set) var keptRows = 0

    /// How many rows were taken out because what they need is no longer in the folder, or in question.
    private(set) var withdrawnRows = 0

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
        isMarked = table.isMarked
        lineEnd = table.lineEnd
        columns = names + Self.columns.filter { !names.contains($0) }
        rows = try Self.rows(of: table, names)
    }

    /// The rows; one that nobody could mean is refused rather than changed in silence.
    private static func rows(of table: SeparatedValues, _ names: [String]) throws -> [CohortFileRow] {
        var lines: [CohortRowKey: Int] = [:]
        return try table.records.dropFirst().map { record in
            var row = CohortFileRow(cells: Dictionary(zip(names, record.cells.map(SeparatedValues.unescaped))) { $1 })
            if let earlier = lines.updateValue(record.line, forKey: row.key) {
                throw unreadable(
                    "line \(record.line) has the patient, lesion and series of line \(earlier); keep one of the two"
                )
            }
            let exclusion = row.cells["exclusion", default: ""]
            if !exclusion.isEmpty {
                guard let reason = ExclusionReason(cell: exclusion) else {
                    throw unreadable(
                        "line \(record.line), column exclusion: is no reason that is known; write excluded-by-site, or "
                            + "leave it empty"
                    )
                }
                guard reason == .excludedBySite || row.cells["exclusion_detail"] != "" else {
                    throw unreadable(
                        "line \(record.line), column exclusion: is a reason that intake finds by itself; empty the cell, "
                            + "or write excluded-by-site, and why into exclusion_detail"
                    )
                }
                row.cells["exclusion"] = reason.rawValue
            }
            return row
        }
    }

    private static func unreadable(_ reason: String) -> SiteError {
        SiteError(
            .badInput,
            "The cohort table that is there cannot be read: \(reason).",
            remedy: "Correct it, or move it away; nothing was changed."
        )
    }

    /// The rows that a person took out.
    var takenOut: Set<CohortRowKey> { Set(rows.filter(\.isTakenOut).map(\.key)) }

    /// The names of the images that rows mean.
    var images: Set<String> { Set(rows.compactMap(\.imageIdentifier)) }

    /// How many rows that can be used are of patients of whom the folder had images once and has nothing now.
    func rowsOfAbsentPatients(_ scope: IntakeScope) -> Int {
        rows.count { row in
            row.exclusion == nil && !scope.patients.contains(row.key.patient)
                && row.imageIdentifier.map(scope.goneImages.contains) == true
        }
    }

    /// How many lesions that can be used have no score.
    var lesionsWithoutScore: Int {
        let scored = rows.filter { !$0.cells["score", default: ""].isEmpty }.map(\.key.lesionKey)
        return Set(rows.filter { $0.exclusion == nil }.map(\.key.lesionKey)).subtracting(scored).count
    }

    /// Takes over what was found in a folder; the rows that it answers for, as they are now.
    mutating func update(_ found: [FoundRow], in scope: IntakeScope) -> [CohortFileRow] {
        moveRows(scope)
        // Outlines alone, of a patient whose images came with another folder, say nothing of the rows.
        let unseen = scope.imageless.intersection(rows.map(\.key.patient))
        let names = lesionNames(found)
        var scope = scope
        scope.lesions = names.renamed(scope.lesions)
        for patient in unseen.union(patientsOutlinedBefore(scope)) { scope.lesions[patient] = nil }
        let meant = found.map(names.renamed).filter { scope.lesions[$0.key.patient] != nil }
        return update(renamed: meant, in: scope)
    }

    /// Rows whose image is another patient's, by what the files say now, are that one's, with all that a person wrote.
    private mutating func moveRows(_ scope: IntakeScope) {
        var keys = Set(rows.map(\.key))
        for index in rows.indices {
            guard let owner = rows[index].imageIdentifier.flatMap(scope.newOwner(rows[index].key.patient)) else {
                continue
            }
            var moved = rows[index]
            moved.cells["patient"] = owner
            if keys.insert(moved.key).inserted { rows[index] = moved }
        }
    }

    /// What the table calls the lesions that were found.
    func lesionNames(_ found: [FoundRow]) -> LesionNames { LesionNames(rows, found) }

    /// Patients of whom no lesion is known now and who have rows of lesions already: these say what became of them, and
    /// the patient is not counted a second time.
    private func patientsOutlinedBefore(_ scope: IntakeScope) -> Set<String> {
        let outlined = rows.filter { row in
            !row.isWithoutOutline && scope.series.contains(row.key.series)
                && row.imageIdentifier.map(scope.covers) == true
        }
        return Set(outlined.map(\.key.patient)).filter { scope.lesions[$0] == [IntakeLesion.withoutOutline] }
    }

    private mutating func update(renamed found: [FoundRow], in scope: IntakeScope) -> [CohortFileRow] {
        let earlier = Dictionary(rows.map { ($0.key, $0) }) { $1 }
        let lesions = sharedCells(scope)
        let successors = Successors(rows, found, scope)
        var isKept = 0
        let new = found.map { row in
            var merged = CohortFileRow(cells: lesions[row.key.lesionKey, default: [:]])
            if earlier[row.key] == nil { successors.hand(to: &merged, row.key) }
            if let before = earlier[row.key] {
                merged.cells.merge(before.cells) { $1.isEmpty ? $0 : $1 }
                guard !before.isOutside(scope, unlike: row) else {
                    isKept += 1
                    return merged
                }
            }
            merged.take(row)
            successors.warn(&merged, isNew: earlier[row.key] == nil)
            return merged
        }
        let newKeys = Set(new.map(\.key))
        let others = rows.filter { !newKeys.contains($0.key) && !successors.replace($0) }
        let withdrawn = others.map { $0.withdrawn(by: scope) }
        let own = withdrawn.filter(scope.answersFor)
        keptRows = isKept + withdrawn.count - own.count
        withdrawnRows = zip(others, withdrawn).count { $0 != $1 }
        rows = (new + withdrawn).sorted { $0.key < $1.key }
        return new + own
    }

    /// What a person wrote of each lesion.
    ///
    /// A lesion that was nameless for want of an outline hands it on to the only one that has been outlined since.
    private func sharedCells(_ scope: IntakeScope) -> [[String]: [String: String]] {
        var lesions: [[String]: [String: String]] = [:]
        for row in rows {
            let shared = row.cells.filter { Self.lesionColumns.contains($0.key) && !$0.value.isEmpty }
            let isHandedOn = row.isSuperseded(in: scope)
            let owner = isHandedOn ? scope.onlyLesion(of: row.key.patient) : row.key.lesionKey
            if let owner { lesions[owner, default: [:]].merge(shared) { first, _ in first } }
        }
        return lesions
    }

    /// The table, between whatever stood between cells and lines before; with a byte order mark where it had one, or
    /// where a spreadsheet would take its characters for others.
    var bytes: [UInt8] {
        SeparatedValues.bytes(
            columns,
            rows.map { row in columns.map { row.cells[$0, default: ""] } },
            separator: separator,
            marked: isMarked ? true : nil,
            lineEnd: lineEnd
        )
    }
}
