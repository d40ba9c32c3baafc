/// A patient's rows as they stand on a page: lesion by lesion.
struct PreviewPatient: Sendable {
    struct Lesion: Sendable {
        let name: String

        /// Positions in the table's rows by series.
        var positions: [String: Int]
    }

    let key: String

    /// From 1, in the order of the table; names the page, since a key may hold anything.
    let number: Int

    var lesions: [Lesion]

    /// The name of the patient's page.
    var fileName: String {
        let digits = String(number)
        return "patient-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ".html"
    }

    /// The name that links to a lesion lead to.
    static func anchor(lesion: Int) -> String { "lesion-\(lesion + 1)" }

    static func anchor(lesion: Int, series: Int) -> String { "lesion-\(lesion + 1)-series-\(series + 1)" }

    /// Where a lesion is to be found.
    func address(lesion: Int) -> String { "\(fileName)#\(Self.anchor(lesion: lesion))" }

    func address(lesion: Int, series: Int) -> String { "\(fileName)#\(Self.anchor(lesion: lesion, series: series))" }

    /// Patients and lesions in the order of their first rows.
    static func all(in table: PreviewTable) -> [PreviewPatient] {
        var patients: [PreviewPatient] = []
        var numbers: [String: Int] = [:]
        var lesions: [[String]: Int] = [:]
        for (position, row) in table.rows.enumerated() {
            let patient = numbers[row.patient] ?? patients.count
            if patient == patients.count {
                numbers[row.patient] = patient
                patients.append(PreviewPatient(key: row.patient, number: patient + 1, lesions: []))
            }
            let lesion = lesions[[row.patient, row.lesion]] ?? patients[patient].lesions.count
            if lesion == patients[patient].lesions.count {
                lesions[[row.patient, row.lesion]] = lesion
                patients[patient].lesions.append(Lesion(name: row.lesion, positions: [:]))
            }
            patients[patient].lesions[lesion].positions[row.series] = position
        }
        return patients
    }
}

extension PreviewTable {
    /// The series in the order of their first rows.
    var series: [String] {
        var seen: Set<String> = []
        return rows.map(\.series).filter { seen.insert($0).inserted }
    }
}
