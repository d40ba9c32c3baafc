/// Which lesion of the table each lesion is that was found, whatever a person calls it.
///
/// A lesion is known again by its mask, and, where the outline has been drawn anew, by the outline's name, which stands
/// beside its own in `outline_name`. Its own name may be anything, even another outline's: a score never comes to stand
/// beside the mask of another lesion.
struct LesionNames: Sendable {
    private var names: [[String]: String] = [:]

    init(_ rows: [CohortFileRow], _ found: [FoundRow]) {
        let tables = Dictionary(grouping: rows, by: \.key.patient)
        for (patient, own) in Dictionary(grouping: found, by: \.key.patient) {
            let table = tables[patient, default: []]
            guard !table.isEmpty else { continue }
            var names: [String: String] = [:]
            var taken: Set<String> = []
            let lesions = own.map(\.key.lesion).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
            for evidence in Self.evidence {
                for lesion in lesions where names[lesion] == nil {
                    let rows = own.filter { $0.key.lesion == lesion }
                    let known = table.first { row in
                        !taken.contains(row.key.lesion) && rows.contains { evidence(row, $0) }
                    }
                    guard let known else { continue }
                    names[lesion] = known.key.lesion
                    taken.insert(known.key.lesion)
                }
            }
            let used = Set(table.map(\.key.lesion))
            for lesion in lesions where names[lesion] == nil {
                let name = Self.unused(lesion, used.union(taken))
                names[lesion] = name
                taken.insert(name)
            }
            for (lesion, name) in names { self.names[[patient, lesion]] = name }
        }
    }

    /// What says that a row and what was found are of one lesion, the strongest first.
    private static let evidence: [@Sendable (CohortFileRow, FoundRow) -> Bool] = [
        { row, found in
            !found.mask.isEmpty && found.mask == row.cells["mask"] && found.key.series == row.key.series
        },
        { row, found in row.cells["outline_name"] == found.outline },
        // A table without that column, or a row that a person wrote.
        { row, found in row.cells["outline_name", default: ""].isEmpty && row.key.lesion == found.key.lesion },
    ]

    /// The name, or one made of it that no lesion of the table has.
    private static func unused(_ name: String, _ used: Set<String>) -> String {
        guard used.contains(name) else { return name }
        var number = 2
        while used.contains("\(name) [\(number)]") { number += 1 }
        return "\(name) [\(number)]"
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
