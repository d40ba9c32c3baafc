import ArgumentParser
import CanonicalEncoding
import CoordinatorCore
import SharedCommand

extension StudyCommand {
    struct Begin: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Opens the analysis with the sites that have approved the study; the roster is fixed from then on.",
            discussion: """
                A running server takes it up within a second.

                EXAMPLE
                  coordinator study begin hypoxia-clm
                """
        )

        @OptionGroup var options: FolderOptions

        @Argument(help: "The study's name or the beginning of its digest; may be left out if there is only one.")
        var study: String?

        func run() async throws {
            let consortium = try options.consortium()
            let digest = try consortium.study(named: study)
            let roster = try consortium.begin(digest)
            switch options.format {
            case .json:
                print(
                    JSONValue.object([
                        "study": .string(digest.hex), "roster": .array(roster.map { .string($0) }),
                    ]).canonicalText
                )
            case .text:
                let status = try consortium.status().studies.first { $0.digest == digest }?.status ?? .running
                print(
                    "The analysis is \(status.rawValue), with \(roster.count) sites: \(roster.joined(separator: ", "))."
                )
            }
        }
    }
}
