import ArgumentParser
import CanonicalEncoding
import DICOM
import Foundation
import SharedCommand
import SiteAgentCore

struct ExtractCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Compute a study's features from this site's images; nothing leaves.",
        discussion: """
            The cohort table is CSV with one row for each lesion and series:

              patient,lesion,score,series,image,mask
              P001,1,6,dwi_b200,P001/b200.nii.gz,P001/b200-lesion1.nii.gz

            Paths are relative to the table. An optional column label names the label of a mask with several. Run it again \
            after a change: only what changed is computed. A case that cannot be used is counted with its reason and \
            stops nothing.

            EXAMPLE
              site-agent extract --cohort cohort.csv hypoxia-clm
            """
    )

    @Option(help: "The cohort table.", completion: .file(extensions: ["csv"]))
    var cohort: String

    @Argument(help: "The study's name, or 8 or more digits of its digest; may be left out if there is one study.")
    var study: String?

    @Option(help: "How many cases are worked on at once; as many as there are cores unless told.")
    var workers: Int?

    @OptionGroup var options: CommonOptions

    func run() async throws {
        let folder = options.siteFolder
        let store = try SiteStore(at: folder.database)
        let chosen = try StudyChoice.local(study, in: store)
        let table = try CohortTable(file: URL(fileURLWithPath: cohort))
        let extraction = try Extraction(
            study: chosen.document,
            table: table,
            store: store,
            pseudonyms: folder.loadPseudonyms(),
            workers: workers ?? ProcessInfo.processInfo.activeProcessorCount,
            reader: .besideThisProgram
        )
        if !table.ignoredColumns.isEmpty {
            Console.say("Columns that are not used: \(table.ignoredColumns.joined(separator: ", ")).")
        }
        for warning in Self.warnings(of: extraction) { Console.say(warning) }
        let summary = try await StopSignals.end { try await Self.run(extraction) }
        options.show(summary.json) { Self.lines(summary) }
        let policy = try folder.loadPolicy()
        for note in try Self.notes(on: table, in: store) { Console.say("Note: \(note)") }
        for shortfall in summary.shortfalls(of: chosen.document, under: policy) { Console.say("Note: \(shortfall)") }
    }

    private static func run(_ extraction: Extraction) async throws -> ExtractionSummary {
        let display = ProgressDisplay(label: "Extracting", unit: "cases")
        return try await extraction.run { display.show($0.done, of: $0.total) }
    }

    private static func warnings(of extraction: Extraction) -> [String] {
        let unused = extraction.unusedRows
        guard unused.count > 5 else { return unused.map(\.description) }
        return unused.prefix(5).map(\.description) + ["and \((unused.count - 5).counted("more row")) not used"]
    }

    /// What a person may have forgotten, which stops nothing.
    private static func notes(on table: CohortTable, in store: SiteStore) throws -> [String] {
        var notes: [String] = []
        if table.lacksEveryImage {
            notes.append(
                "none of the image files is there; paths in the table are relative to the table's folder: name the "
                    + "table where intake wrote it, not a copy of it, or correct the paths."
            )
        }
        if try !store.hasSignOffs() {
            notes.append(
                "nobody has signed off a preview of this cohort: site-agent intake preview, then sign-off."
            )
        }
        return notes
    }

    private static func lines(_ summary: ExtractionSummary) -> [String] {
        var lines = [
            "Listed:    \(summary.lesions.counted("lesion")) of \(summary.patients.counted("patient")), "
                + summary.cases.counted("case"),
            "Cases:     \(summary.extracted) extracted, \(summary.reused) unchanged, "
                + "\(summary.excludedCaseCount) excluded",
        ]
        for (series, reasons) in summary.excludedCases.sorted(by: { $0.key < $1.key }) {
            for (reason, count) in reasons.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                lines.append("           \(count) of \(series): \(reason.explanation) (\(reason.rawValue))")
            }
        }
        for (series, warnings) in summary.warnings.sorted(by: { $0.key < $1.key }) {
            for (text, count) in warnings.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }).prefix(5) {
                lines.append("           \(count) of \(series), used with a warning: \(text)")
            }
            if warnings.count > 5 {
                lines.append("           and \((warnings.count - 5).counted("other warning")) of \(series)")
            }
        }
        for (reason, count) in summary.excludedLesions.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            lines.append("           \(count.counted("lesion")): \(reason.explanation) (\(reason.rawValue))")
        }
        lines.append(
            "Included:  \(summary.includedLesions.counted("lesion")) of "
                + "\(summary.includedPatients.counted("patient")), "
                + "\(summary.highLesions) high"
        )
        return lines
    }
}
