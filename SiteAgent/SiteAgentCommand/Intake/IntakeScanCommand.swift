import ArgumentParser
import CanonicalEncoding
import DICOM
import Foundation
import SharedCommand
import SiteAgentCore
import Study
import YAMLDocuments

struct IntakeScanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan",
        abstract: "Sort folders of DICOM files and write the cohort table.",
        discussion: """
            A folder may hold anything: images of many patients, segmentations, structure sets, other files. Headers \
            say what is what; names of files and folders do not matter. Several folders are sorted as if they were one, \
            for example images and the outlines of another program. The study's series pick the images; where two \
            could be meant, a question is left for site-agent intake review. What is found goes into the site's folder:

              intake/cohort.csv        one row a lesion and series, to be completed with scores
              intake/acquisition.csv   how each image that was picked was acquired
              intake/images.csv        all images, also those that the study does not ask for
              intake/files.csv         files and folders that were not used, with the reason
              keys/patients.csv        which patient of the hospital has which key

            Run it again after new files or answers: scores and columns that a person wrote stay. Without a study, \
            there is no cohort table yet. Ends with 1 while questions are open.

            EXAMPLES
              site-agent intake scan /data/export
              site-agent intake scan /data/export --study hypoxia-clm
              site-agent intake scan /data/images /data/outlines --study hypoxia-clm
              site-agent intake scan /data/export --study-file study.yaml --lesions "GTV*" --lesions Lesion
            """
    )

    @Argument(help: "The folders of files; one or more.", completion: .directory)
    var images: [String]

    @Option(help: "The study whose series are looked for: its name, or 8 or more digits of its digest.")
    var study: String?

    @Option(help: "A study that is not published yet, as a file.", completion: .file(extensions: ["yaml", "yml"]))
    var studyFile: String?

    @Option(help: "Which outlines are lesions, by the name of the segment or region; * stands for any text.")
    var lesions: [String] = []

    @Option(help: "How many files are worked on at once; as many as there are cores unless told.")
    var workers: Int?

    @OptionGroup var options: CommonOptions

    func validate() throws {
        if images.isEmpty { throw ValidationError("Name one or more folders of files.") }
        if study != nil, studyFile != nil { throw ValidationError("Name a study or a file of one, not both.") }
        if let workers, !(1...1024).contains(workers) { throw ValidationError("Workers are 1 to 1024.") }
    }

    func run() async throws {
        guard let reader = DICOMReader.besideThisProgram else {
            throw CommandFailure(
                .fault,
                "The program dicom-reader is not beside site-agent. Install both in one folder."
            )
        }
        let folder = options.siteFolder
        try folder.create()
        let intake = Intake(
            folder: folder,
            store: try SiteStore(at: folder.database),
            reader: reader,
            study: try document(folder),
            lesionNames: lesions,
            workers: workers ?? ProcessInfo.processInfo.activeProcessorCount
        )
        let images = images.map { URL(fileURLWithPath: $0) }
        let summary = try await StopSignals.end { try await Self.run(intake, over: images) }
        options.show(summary.json) { IntakePage(summary, folder: folder, options: options).lines }
        if summary.openQuestions > 0 { throw ExitCode.finding }
    }

    private func document(_ folder: SiteFolder) throws -> StudyDocument? {
        guard let studyFile else {
            let store = try SiteStore(at: folder.database)
            if study == nil, try SiteOverview.all(in: store).isEmpty { return nil }
            return try StudyChoice.local(study, in: store).document
        }
        guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: studyFile)),
            let text = String(validating: bytes, as: UTF8.self)
        else {
            throw CommandFailure(.badInput, "The study file \(studyFile) cannot be read as text.")
        }
        do {
            return try StudyDocument(yaml: text, file: URL(fileURLWithPath: studyFile).lastPathComponent)
        } catch {
            throw CommandFailure(.badInput, error.description)
        }
    }

    private static func run(_ intake: Intake, over images: [URL]) async throws -> IntakeSummary {
        let reading = ProgressDisplay(label: "Reading headers", unit: "files")
        let writing = ProgressDisplay(label: "Sorting", unit: "patients")
        return try await intake.run(
            over: images,
            onFile: { reading.show($0, of: $1) },
            onPatient: { writing.show($0, of: $1) }
        )
    }
}
