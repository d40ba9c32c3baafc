/// What a person calls lesions that intake finds under other names.
///
/// The column `outline` keeps intake's name beside the table's. Where a spreadsheet has spoiled that, a row whose mask is
/// the one that was found, under a name that was not found, is the same lesion.
struct LesionNames: Sendable {
    private var names: [[String]: String] = [:]

    init(_ rows: [CohortFileRow], _ found: [FoundRow]) {
        let foundLesions = Set(found.map(\.key.lesionKey))
        let tableLesions = Set(rows.map(\.key.lesionKey))
        let lesionOfMask = Dictionary(
            found.filter { !$0.mask.isEmpty }.map { ([$0.key.patient, $0.key.series, $0.mask], $0.key.lesion) }
        ) { first, _ in first }
        for row in rows where !foundLesions.contains(row.key.lesionKey) {
            let patient = row.key.patient
            let mask = [patient, row.key.series, row.cells["mask", default: ""]]
            for lesion in [lesionOfMask[mask], row.cells["outline"]].compactMap(\.self) {
                let key = [patient, lesion]
                guard foundLesions.contains(key), !tableLesions.contains(key), names[key] == nil else { continue }
                names[key] = row.key.lesion
                break
            }
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
