/// Which rows of lesions that are known now stand in for rows of lesions that nobody had told apart yet, and what they
/// take over: nothing that a person wrote is lost on the way.
struct Successors {
    private let scope: IntakeScope
    private let superseded: [[String]: CohortFileRow]
    private let takenOut: [[String]: [String]]

    init(_ rows: [CohortFileRow], _ found: [FoundRow], _ scope: IntakeScope) {
        self.scope = scope
        let known = Set(found.map(\.key))
        superseded = Dictionary(
            rows.filter { $0.isSuperseded(in: scope) }.map { ($0.key.imageKey, $0) }
        ) { first, _ in first }
        takenOut = Dictionary(
            grouping: rows.filter { $0.isTakenOut && !known.contains($0.key) && !$0.isSuperseded(in: scope) },
            by: \.key.imageKey
        ).mapValues { $0.map(\.key.lesion).sorted() }
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

    /// Tells a new row of a lesion, of which a person has taken another one out, that these may be one.
    func warn(_ row: inout CohortFileRow) {
        guard !row.isTakenOut, let lesions = takenOut[row.key.imageKey], !lesions.isEmpty else { return }
        let names = lesions.prefix(3).map(\.debugDescription).joined(separator: ", ").replacing(";", with: ",")
        let warning = "the rows of \(names) were taken out; is this the same lesion?"
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
