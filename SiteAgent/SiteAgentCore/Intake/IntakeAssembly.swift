import CanonicalEncoding
import DICOM
import Study

/// Puts what came of all patients together.
struct IntakeAssembly {
    private let patients: [IntakePatient]
    private var results: [PatientIntake.Result]
    private let answers: [String: [String]]

    init(_ patients: [IntakePatient], _ results: [PatientIntake.Result], answers: [String: [String]]) {
        self.answers = answers
        self.patients = patients
        self.results = results
    }

    /// Takes out images that stand under more than one patient, but for the first patient's.
    mutating func excludeSharedImages() {
        var owners: [SHA256Digest: String] = [:]
        for index in results.indices {
            let key = patients[index].key
            var shared: Set<String> = []
            for (series, content) in results[index].contents.sorted(by: { $0.key < $1.key }) {
                if owners[content, default: key] != key { shared.insert(series) } else { owners[content] = key }
            }
            for row in results[index].rows.indices where shared.contains(results[index].rows[row].series) {
                results[index].rows[row].exclusion = Exclusion(
                    .duplicatePatient,
                    "the same image stands under another patient; keep one of them"
                )
            }
        }
    }

    /// The rows of the cohort table.
    var rows: [CohortFile.Row] { results.flatMap(\.rows) }

    /// All questions, each once.
    var questions: [IntakeQuestion] {
        var seen: Set<String> = []
        return results.flatMap(\.questions).filter { seen.insert($0.id).inserted }
    }

    /// The images that were picked, and then those that were not.
    var acquisitions: AcquisitionListing {
        var table = AcquisitionListing()
        for (patient, result) in zip(patients, results) {
            for (series, volume, maskSource) in result.picked {
                table.add(volume, patient: patient.key, series: series, maskSource: maskSource)
            }
            for volume in patient.volumes where !result.picked.contains(where: { $0.volume == volume }) {
                table.add(volume, patient: patient.key, series: "")
            }
        }
        return table
    }

    func add(to summary: inout IntakeSummary) {
        summary.hasStudy = true
        summary.lesions = results.reduce(0) { $0 + $1.lesions }
        summary.resampledMasks = results.reduce(0) { $0 + $1.resampledMasks }
        summary.openQuestions = questions.count { answers[$0.id] == nil }
        for row in rows { summary.count(row) }
    }
}

extension IntakeSummary {
    init(_ scanned: ScannedFolder, _ patients: [IntakePatient]) {
        files = scanned.files.count
        dicomFiles = scanned.instances.count
        otherFiles = scanned.others
        self.patients = patients.count
        for volume in patients.flatMap(\.volumes) {
            volumes[volume.title, default: 0] += 1
            repeatedInstances += volume.duplicates.count
        }
    }
}
