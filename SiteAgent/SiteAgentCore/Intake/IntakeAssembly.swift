import CanonicalEncoding
import DICOM
import Study

/// Puts what came of all patients together.
struct IntakeAssembly {
    private let patients: [IntakePatient]
    private var results: [PatientIntake.Result]
    private let answers: [String: [String]]
    private let general: [IntakeQuestion]

    /// `questions` are those that came up before any patient was taken on.
    init(
        _ patients: [IntakePatient],
        _ results: [PatientIntake.Result],
        answers: [String: [String]],
        questions: [IntakeQuestion] = []
    ) {
        self.answers = answers
        general = questions
        self.patients = patients
        self.results = results
    }

    /// Takes out images that stand under more than one patient, but for the first patient's of whom a person has not
    /// taken them out.
    mutating func excludeSharedImages(_ table: CohortFile) {
        let (takenOut, names) = (table.takenOut, table.lesionNames(rows))
        var owners: [SHA256Digest: String] = [:]
        var others: [SHA256Digest: Set<String>] = [:]
        for index in results.indices {
            let key = patients[index].key
            for row in results[index].rows.indices
            where !takenOut.contains(names.renamed(results[index].rows[row]).key) {
                guard let content = results[index].contents[results[index].rows[row].key.series] else { continue }
                let owner = owners[content, default: key]
                owners[content] = owner
                guard owner != key else { continue }
                others[content, default: []].insert(key)
                results[index].rows[row].exclusion = Exclusion(
                    .duplicatePatient,
                    "the same image stands under \(owner); if it is this patient's, write excluded-by-site into the "
                        + "rows of \(owner) and scan again"
                )
            }
        }
        for index in results.indices {
            for row in results[index].rows.indices where results[index].rows[row].exclusion == nil {
                guard let content = results[index].contents[results[index].rows[row].key.series],
                    let other = others[content]
                else { continue }
                let list = other.sorted().joined(separator: ", ")
                results[index].rows[row].warnings.append("the same image stands under \(list), too")
            }
        }
    }

    /// The rows of the cohort table.
    var rows: [FoundRow] { results.flatMap(\.rows) }

    /// What was looked at.
    func scope(_ study: StudyDocument, _ pseudonyms: Pseudonyms) -> IntakeScope {
        var scope = IntakeScope()
        scope.series = Set(study.series.map(\.name))
        for (patient, result) in zip(patients, results) {
            scope.patients.insert(patient.key)
            for volume in patient.volumes {
                scope.images[pseudonyms.identifier(of: volume), default: []].insert(patient.key)
            }
            scope.lesions[patient.key] = Set(result.lesions)
            if patient.volumes.isEmpty { scope.imageless.insert(patient.key) }
            if result.isUndecided { scope.undecided.insert(patient.key) }
            for name in result.unchosen { scope.unchosen.insert([patient.key, name]) }
        }
        return scope
    }

    /// All questions, each once.
    var questions: [IntakeQuestion] {
        var seen: Set<String> = []
        return (general + results.flatMap(\.questions)).filter { seen.insert($0.id).inserted }
    }

    /// The images that were picked, with a file of each.
    var images: [(identifier: String, file: Int)] {
        results.flatMap(\.picked).compactMap { image in
            image.volume.slices.first.map { (image.identifier, $0.file) }
        }
    }

    /// The images that were picked and that the table means.
    func picked(among meant: Set<String>) -> [PatientIntake.PickedImage] {
        results.flatMap(\.picked).filter { meant.contains($0.identifier) }
    }

    func add(to summary: inout IntakeSummary, rows: [CohortFileRow]) {
        summary.hasStudy = true
        summary.lesions = Set(rows.map(\.key.lesionKey)).count
        summary.resampledMasks = results.reduce(0) { $0 + $1.resampledMasks }
        summary.openQuestions = questions.count { answers[$0.id] == nil }
        for row in rows { summary.count(row) }
    }
}

extension IntakeSummary {
    init(_ scanned: ScannedFolder, _ patients: [IntakePatient]) {
        files = scanned.files.count
        dicomFiles = scanned.instances.count
        otherFiles = scanned.others.count
        unreadFolders = scanned.count(.unreadable)
        linkedFolders = scanned.count(.linkToFolder)
        self.patients = patients.count
        for volume in patients.flatMap(\.volumes) {
            volumes[volume.title, default: 0] += 1
            repeatedInstances += volume.duplicates.count
        }
    }
}
