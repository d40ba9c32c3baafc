import ArgumentParser
import CanonicalEncoding
import CoordinatorCore
import FederatedAnalysis
import Foundation
import Reporting
import SharedCommand

struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Writes what a finished study found: a page with figures, tables, and the model.",
        discussion: """
            Writes index.html (self-contained), results.csv, results.json and model.json. Writing again overwrites them with \
            the same content but for the time.

            EXAMPLE
              coordinator report hypoxia-clm --out report
            """
    )

    @OptionGroup var options: FolderOptions

    @Argument(help: "The study's name or the beginning of its digest; may be left out if there is only one.")
    var study: String?

    @Option(name: .long, help: "The folder to write to.")
    var out = "report"

    @Option(
        name: .long,
        parsing: .singleValue,
        help: "A remark to print in the report, about the data; repeat for more."
    )
    var note: [String] = []

    func run() async throws {
        let consortium = try options.consortium()
        let outcome = try consortium.outcome(of: consortium.study(named: study))
        var context = ReportContext(outcome: outcome, consortium: consortium)
        context.notes = note
        let files = try Report(ReportModel(outcome.result, context)).files()
        let folder = URL(fileURLWithPath: out)
        for file in files {
            let url = folder.appendingPathComponent(file.path)
            do {
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(),
                    withIntermediateDirectories: true
                )
                try Data(file.bytes).write(to: url, options: .atomic)
            } catch {
                throw CommandFailure(.fault, "\(url.path) cannot be written: \(error.localizedDescription)")
            }
        }
        switch options.format {
        case .json: print(outcome.result.json.canonicalText)
        case .text:
            for line in outcome.summary { print(line) }
            print("The report is in \(out)/index.html")
        }
    }
}
