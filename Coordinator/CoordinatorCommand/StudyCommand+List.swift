import ArgumentParser
import CanonicalEncoding
import CoordinatorCore
import SharedCommand

extension StudyCommand {
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the published studies.",
            discussion: """
                EXAMPLE
                  coordinator study list
                """
        )

        @OptionGroup var options: FolderOptions

        func run() async throws {
            let status = try options.consortium().status()
            switch options.format {
            case .json: print(status.json.canonicalText)
            case .text:
                var table = TextTable(["study", "version", "status", "approvals", "digest"])
                for study in status.studies {
                    table.add([
                        study.name, "\(study.version)", study.status.rawValue, "\(study.approvals.count)",
                        String(study.digest.hex.prefix(12)),
                    ])
                }
                print(table.text)
            }
        }
    }
}
