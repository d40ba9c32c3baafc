import ArgumentParser
import CanonicalEncoding
import DICOM
import Foundation
import SharedCommand
import SiteAgentCore

struct IntakePreviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Write pages that show every outline on its image, for a radiologist to check.",
        discussion: """
            Makes a folder with index.html and a page for each patient: three central slices of every lesion and \
            series with the mask's outline (all of the mask's slices small below them), a histogram of ADC maps, the \
            key tags (from acquisition.csv beside the table, if there is one), and flags for what should be looked at \
            twice: a mask that was resampled or is in separate parts, images of several days, what intake warned of, \
            or a case that a reader rejected earlier. A case that cannot be read is shown as such and stops nothing. \
            The pages need no network and run no script. They show patients' images: the folder is for its owner \
            alone, and nothing of it leaves.

            A folder that holds an earlier preview is replaced when the new one is complete; any other is refused.

            EXAMPLES
              site-agent intake preview --cohort cohort.csv
              site-agent intake preview --cohort cohort.csv --output /secure/preview
            """
    )

    @Option(help: "The cohort table.", completion: .file(extensions: ["csv"]))
    var cohort: String

    @Option(help: "The folder for the pages; preview in the site's folder unless told.", completion: .directory)
    var output: String?

    @OptionGroup var options: CommonOptions

    func run() async throws {
        let table = try PreviewTable(file: URL(fileURLWithPath: cohort))
        if output == nil { try options.siteFolder.create() }
        let folder = output.map { URL(fileURLWithPath: $0) } ?? options.siteFolder.preview
        for problem in table.problems.prefix(5) { Console.say("Cohort table, \(problem)") }
        if table.problems.count > 5 {
            Console.say("and \((table.problems.count - 5).counted("more row")) that cannot be shown")
        }
        let desk = try earlierSignOffs()
        let summary = try await StopSignals.end { try Self.write(table, to: folder, desk) }
        options.show(summary.json) { lines(summary, in: folder) }
    }

    /// The desk with earlier rejections; none where no site's folder is.
    private func earlierSignOffs() throws -> SignOffDesk? {
        let site = options.siteFolder
        guard FileManager.default.fileExists(atPath: site.database.path) else { return nil }
        return SignOffDesk(store: try SiteStore(at: site.database), pseudonyms: try site.loadPseudonyms())
    }

    private static func write(_ table: PreviewTable, to folder: URL, _ desk: SignOffDesk?) throws -> PreviewSummary {
        let hashing = ProgressDisplay(label: "Hashing", unit: "cases")
        let drawing = ProgressDisplay(label: "Drawing", unit: "cases")
        return try Preview(of: table, reader: .besideThisProgram, earlier: desk).write(to: folder) { progress in
            switch progress {
            case .hashed(let done, let total): hashing.show(done, of: total)
            case .drawn(let done, let total): drawing.show(done, of: total)
            }
        }
    }

    private func lines(_ summary: PreviewSummary, in folder: URL) -> [String] {
        var lines = [
            "Cases:    \(summary.cases), of \(summary.lesions.counted("lesion")) of "
                + "\(summary.patients.counted("patient")): "
                + "\(summary.shown) shown, \(summary.excluded) excluded, \(summary.unreadable) unreadable",
            "Flagged:  \(summary.flagged)",
        ]
        for (name, count) in summary.flags.sorted(by: { $0.key < $1.key }) {
            lines.append("          \(count) \(name)")
        }
        return lines + [
            "Pages:    \(summary.pageCount), sha256 \(summary.pages.hex)",
            "Code:     \(summary.code)",
            "Open \(folder.appendingPathComponent("index.html").path)",
            "Next: site-agent intake sign-off --cohort \(cohort) --code \(summary.code) --reader \"Dr A\""
                + options.folderArgument,
        ]
    }
}
