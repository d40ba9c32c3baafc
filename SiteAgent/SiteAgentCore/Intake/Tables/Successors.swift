/// Which rows of lesions that are known now stand in for rows of lesions that nobody had told apart yet, and what they
/// take over: nothing that a person wrote is lost on the way.
struct Successors {
    private let scope: IntakeScope
    private let superseded: [[String]: CohortFileRow]
    private let gone: [[String]: [String]]
    private let takenOut: Set<[String]>

    init(_ rows: [CohortFileRow], _ found: [FoundRow], _ scope: IntakeScope) {
        self.scope = scope
        let known = Set(found.map(\.key))
        superseded = Dictionary(
            rows.filter { $0.isSuperseded(in: scope) }.map { ($0.key.imageKey, $0) }
        ) { first, _ in first }
        let out = rows.filter { $0.isTakenOut && !$0.isSuperseded(in: scope) }
        gone = Dictionary(grouping: out.filter { !known.contains($0.key) }, by: \.key.imageKey)
            .mapValues { $0.map(\.key.lesion).sorted() }
        takenOut = Set(out.map(\.key.imageKey))
    }

    /// Hands a new row what a person wrote into the one that it stands in for: that it is taken out; and, if the lesion
    /// is the only one, the rest.
    func hand(to row: inout CohortFileRow, _ key: CohortRowKey) {
        guard let before = superseded[key.imageKey] else { return }
        if before.isTakenOut {
            row.cells["exclusion"] = before.cells["exclusion"]
            row.cells["exclusion_detail"] = before.cells["exclusion_detail"]
        }
        if scope.onlyLesion(of: key.patient) == key.lesionKey { row.cells.merge(before.ownCells) { first, _ in first } }
    }

    /// Tells a row that it may be of a lesion that a person has taken out: one that is not found any more, or, beside a
    /// new one, any.
    func warn(_ row: inout CohortFileRow, isNew: Bool) {
        guard !row.isTakenOut, row.exclusion == nil else { return }
        let lesions = gone[row.key.imageKey, default: []]
        guard !lesions.isEmpty || isNew && takenOut.contains(row.key.imageKey) else { return }
        let names = lesions.prefix(3).map(\.debugDescription).joined(separator: ", ").replacing(";", with: ",")
        let warning = "the rows of \(names.isEmpty ? "another lesion" : names) were taken out; is this the same lesion?"
        row.cells["warnings"] = [row.cells["warnings", default: ""], warning].filter { !$0.isEmpty }
            .joined(separator: "; ")
    }

    /// Whether a row can go, since others stand in for it and have all that a person wrote into it.
    func replace(_ row: CohortFileRow) -> Bool {
        guard row.isSuperseded(in: scope) else { return false }
        return scope.onlyLesion(of: row.key.patient) != nil || !row.hasScoreOrOwnCells
    }
}

extension CohortFileRow {
    /// What stands in the columns that a person added.
    fileprivate var ownCells: [String: String] {
        cells.filter { !CohortFile.columns.contains($0.key) && !$0.value.isEmpty }
    }

    fileprivate var hasScoreOrOwnCells: Bool {
        !ownCells.isEmpty || ["score", "score_date"].contains { !cells[$0, default: ""].isEmpty }
    }
}
