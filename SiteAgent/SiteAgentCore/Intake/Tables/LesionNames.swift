/// What a person calls lesions that intake finds under other names.
///
/// A row whose mask is the one that was found, under a name that was not found, has been given that name in the table:
/// by a person, or by a spreadsheet that took the characters for others.
struct LesionNames: Sendable {
    private var names: [[String]: String] = [:]

    init(_ rows: [CohortFileRow], _ found: [FoundRow]) {
        let foundLesions = Set(found.map(\.key.lesionKey))
        let tableLesions = Set(rows.map(\.key.lesionKey))
        let lesionOfMask = Dictionary(
            found.filter { !$0.mask.isEmpty }.map { ([$0.key.patient, $0.key.series, $0.mask], $0.key.lesion) }
        ) { first, _ in first }
        for row in rows where !foundLesions.contains(row.key.lesionKey) {
            let mask = [row.key.patient, row.key.series, row.cells["mask", default: ""]]
            guard let lesion = lesionOfMask[mask], !tableLesions.contains([row.key.patient, lesion]) else { continue }
            names[[row.key.patient, lesion]] = names[[row.key.patient, lesion]] ?? row.key.lesion
        }
    }

    /// A row under the name that the table has for its lesion.
    func renamed(_ found: FoundRow) -> FoundRow {
        guard let name = names[found.key.lesionKey] else { return found }
        var renamed = found
        renamed.key = CohortRowKey(patient: found.key.patient, lesion: name, series: found.key.series)
        return renamed
    }

    /// Lesions by patient under the names that the table has for them.
    func renamed(_ lesions: [String: Set<String>]) -> [String: Set<String>] {
        Dictionary(
            uniqueKeysWithValues: lesions.map { patient, own in
                (patient, Set(own.map { names[[patient, $0], default: $0] }))
            }
        )
    }
}
