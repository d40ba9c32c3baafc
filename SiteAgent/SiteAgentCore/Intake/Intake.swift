public import DICOM
public import Foundation
public import Study

/// Turns folders of what an archive exports into a cohort table that a person can check and complete.
///
/// Headers are read and sorted; the study's series pick images, which are written as NIfTI with the masks of each
/// lesion into the site's folder. Whatever cannot be used is a row with a named exclusion; whatever only a person can
/// decide is a question. A run that is killed is run again: files appear whole or not at all, tables last.
public struct Intake: Sendable {
    private let folder: SiteFolder
    private let store: SiteStore
    private let reader: DICOMReader
    private let study: StudyDocument?
    private let lesionNames: [String]
    private let workers: Int

    /// Prepares an intake; without a study, images are sorted and listed only.
    public init(
        folder: SiteFolder,
        store: SiteStore,
        reader: DICOMReader,
        study: StudyDocument?,
        lesionNames: [String],
        workers: Int
    ) {
        self.folder = folder
        self.store = store
        self.reader = reader
        self.study = study
        self.lesionNames = lesionNames
        self.workers = max(1, workers)
    }

    /// Takes folders in, as if they were one; told how many files, and then how many patients, are done.
    public func run(
        over images: [URL],
        onFile: (Int, Int) -> Void,
        onPatient: (Int, Int) -> Void
    ) async throws -> IntakeSummary {
        // Held until the end: two at once would write over each other's tables.
        let lock = try FolderLock(file: folder.intakeLock)
        defer { withExtendedLifetime(lock) {} }
        let pseudonyms = try folder.loadPseudonyms()
        let tables = IntakeTables(folder)
        let table = try tables.cohort()
        var keys = try tables.patientKeys(pseudonyms)
        let scanned = try await FolderScan(reader: reader, workers: workers).run(images, onProgress: onFile)
        let answers = try store.read { try $0.intakeAnswers() }
        var grouping = PatientGrouping(scanned, reader: reader, answers: answers)
        let patients = try grouping.patients(&keys)
        var summary = IntakeSummary(scanned, patients)
        try tables.create()
        try tables.write(keys)
        try tables.write(images: Self.list(patients, in: tables.images(without: Set(patients.map(\.key)))))
        guard let study else {
            try write(grouping.unusable, to: tables, scanned, patients, &summary)
            return summary
        }
        let results = try await results(study, patients, scanned, pseudonyms, answers, onPatient)
        try write(grouping.unusable + results.flatMap(\.unusable), to: tables, scanned, patients, &summary)
        var assembly = IntakeAssembly(patients, results, answers: answers, questions: grouping.questions)
        assembly.excludeSharedImages(table)
        var scope = assembly.scope(study, pseudonyms)
        scope.ambiguous = grouping.ambiguous
        scope.divided = grouping.divided
        let places = FolderNames(pseudonyms)
        scope.goneImages = try store.read { transaction in
            let roots = images.map { places.name(of: $0.resolvingSymlinksInPath()) }
            return try transaction.intakeImages(tables.cohort().images, in: Set(roots))
        }.subtracting(scope.images.keys)
        let folders = assembly.images.map {
            (image: $0.identifier, folders: places.names(above: scanned.files[$0.file]))
        }
        try write(assembly, to: tables, scope, folders, &summary)
        summary.unmatchedLesionNames = LesionSelector.unmatched(lesionNames, patients)
        return summary
    }

    /// Writes and counts what of the folders was not used.
    private func write(
        _ unusable: [(file: Int, reason: String)],
        to tables: IntakeTables,
        _ scanned: ScannedFolder,
        _ patients: [IntakePatient],
        _ summary: inout IntakeSummary
    ) throws {
        var counted: Set<Int> = []
        for file in unusable where counted.insert(file.file).inserted {
            summary.refusedFiles[file.reason, default: 0] += 1
        }
        try tables.write(UnusedFiles(scanned, patients, unusable: unusable))
    }

    private func write(
        _ assembly: IntakeAssembly,
        to tables: IntakeTables,
        _ scope: IntakeScope,
        _ folders: [(image: String, folders: [String])],
        _ summary: inout IntakeSummary
    ) throws {
        try store.transaction { transaction in
            let others = try transaction.intakeQuestions().filter { question in
                question.patient.map { !scope.patients.union(scope.ambiguous).union(scope.divided).contains($0) }
                    ?? false
            }
            try transaction.replaceIntakeQuestions(assembly.questions + others)
            let answers = try transaction.intakeAnswers()
            summary.otherOpenQuestions = others.count { answers[$0.id] == nil }
            for item in folders { try transaction.saveIntakeImage(item.image, in: item.folders) }
        }
        // Read again: a person may have written scores while images were sorted.
        var cohort = try tables.cohort()
        let rows = cohort.update(assembly.rows, in: scope)
        // Of each patient and series that has an image: the new one's row, or else the one that is there.
        let withImage = Set(cohort.rows.filter { $0.imageIdentifier != nil }.map(\.key.imageKey))
        let picked = assembly.picked(among: cohort.images)
        let replaced = Set(picked.map { [$0.patient, $0.series] })
        var acquisitions = try tables.acquisitions { patient, series in
            withImage.contains([patient, series]) && !replaced.contains([patient, series])
        }
        for image in picked {
            acquisitions.add(image.volume, patient: image.patient, series: image.series, maskSource: image.maskSource)
        }
        try tables.write(acquisitions: acquisitions)
        try tables.write(cohort)
        assembly.add(to: &summary, rows: rows)
        summary.keptRows = cohort.keptRows
        summary.withdrawnRows = cohort.withdrawnRows
        summary.absentRows = cohort.rowsOfAbsentPatients(scope)
        summary.lesionsWithoutScore = cohort.lesionsWithoutScore
        summary.tableProblems = try tables.problems()
    }

    /// What came of each patient, in the order of the patients.
    private func results(
        _ study: StudyDocument,
        _ patients: [IntakePatient],
        _ scanned: ScannedFolder,
        _ pseudonyms: Pseudonyms,
        _ answers: [String: [String]],
        _ onPatient: (Int, Int) -> Void
    ) async throws -> [PatientIntake.Result] {
        let refused = scanned.refusedByFolder
        var results = [PatientIntake.Result](repeating: PatientIntake.Result(), count: patients.count)
        try await withThrowingTaskGroup(of: (Int, PatientIntake.Result).self) { group in
            var remaining = patients.indices.makeIterator()
            func handOut() {
                guard let index = remaining.next() else { return }
                let intake = PatientIntake(
                    study: study,
                    patient: patients[index],
                    files: scanned.files,
                    refusedByFolder: refused,
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

    private static func list(_ patients: [IntakePatient], in earlier: AcquisitionListing) -> AcquisitionListing {
        var table = earlier
        for patient in patients {
            for volume in patient.volumes { table.add(volume, patient: patient.key, series: "") }
        }
        return table
    }
}
