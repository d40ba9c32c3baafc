public import DICOM
public import Foundation
public import Study

/// Turns a folder of what an archive exports into a cohort table that a person can check and complete.
///
/// Headers are read and sorted; the study's series pick images, which are written as NIfTI with the masks of each
/// lesion into the site's folder. Whatever cannot be used is a row with a named exclusion; whatever only a person can
/// decide is a question. A run that is killed is run again: files appear whole or not at all, tables last.
public struct Intake: Sendable {
    private let folder: SiteFolder
    private let store: SiteStore
    private let pseudonyms: Pseudonyms
    private let reader: DICOMReader
    private let study: StudyDocument?
    private let lesionNames: [String]
    private let workers: Int

    /// Prepares an intake; without a study, images are sorted and listed only.
    public init(
        folder: SiteFolder,
        store: SiteStore,
        pseudonyms: Pseudonyms,
        reader: DICOMReader,
        study: StudyDocument?,
        lesionNames: [String],
        workers: Int
    ) {
        self.folder = folder
        self.store = store
        self.pseudonyms = pseudonyms
        self.reader = reader
        self.study = study
        self.lesionNames = lesionNames
        self.workers = max(1, workers)
    }

    /// Takes a folder in; told how many files, and then how many patients, are done.
    public func run(
        over images: URL,
        onFile: (Int, Int) -> Void,
        onPatient: (Int, Int) -> Void
    ) async throws -> IntakeSummary {
        let tables = IntakeTables(folder)
        var cohort = try tables.cohort()
        var keys = try tables.patientKeys(pseudonyms)
        let scanned = try await FolderScan(reader: reader, workers: workers).run(images, onProgress: onFile)
        var grouping = PatientGrouping(scanned, reader: reader)
        let patients = try grouping.patients(&keys)
        var summary = IntakeSummary(scanned, patients)
        let files = grouping.unusable.map { (path: Self.path(scanned.files[$0.file], in: images), reason: $0.reason) }
        for file in grouping.unusable { summary.refusedFiles[file.reason, default: 0] += 1 }
        try tables.create()
        try tables.write(keys, unusable: files)
        guard let study else {
            try tables.write(Self.table(of: patients))
            return summary
        }
        let answers = try store.read { try $0.intakeAnswers() }
        let results = try await results(study, patients, scanned.files, answers, onPatient)
        var assembly = IntakeAssembly(patients, results, answers: answers)
        assembly.excludeSharedImages()
        cohort.update(assembly.rows)
        try tables.write(assembly.acquisitions)
        try store.transaction { try $0.replaceIntakeQuestions(assembly.questions) }
        try tables.write(cohort)
        assembly.add(to: &summary)
        summary.keptRows = cohort.keptRows
        return summary
    }

    /// What came of each patient, in the order of the patients.
    private func results(
        _ study: StudyDocument,
        _ patients: [IntakePatient],
        _ files: [URL],
        _ answers: [String: [String]],
        _ onPatient: (Int, Int) -> Void
    ) async throws -> [PatientIntake.Result] {
        var results = [PatientIntake.Result](repeating: PatientIntake.Result(), count: patients.count)
        try await withThrowingTaskGroup(of: (Int, PatientIntake.Result).self) { group in
            var remaining = patients.indices.makeIterator()
            func handOut() {
                guard let index = remaining.next() else { return }
                let intake = PatientIntake(
                    study: study,
                    patient: patients[index],
                    files: files,
                    reader: reader,
                    pseudonyms: pseudonyms,
                    answers: answers,
                    lesionNames: lesionNames,
                    output: folder.intake
                )
                group.addTask { (index, try intake.run()) }
            }
            for _ in 0..<workers { handOut() }
            var done = 0
            while let (index, result) = try await group.next() {
                results[index] = result
                done += 1
                onPatient(done, patients.count)
                try Task.checkCancellation()
                handOut()
            }
        }
        return results
    }

    private static func table(of patients: [IntakePatient]) -> AcquisitionListing {
        var table = AcquisitionListing()
        for patient in patients {
            for volume in patient.volumes { table.add(volume, patient: patient.key, series: "") }
        }
        return table
    }

    /// A file's path below a folder.
    private static func path(_ file: URL, in folder: URL) -> String {
        let root = folder.standardizedFileURL.path
        let path = file.standardizedFileURL.path
        return path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : path
    }
}
