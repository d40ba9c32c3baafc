import ArgumentParser
import CanonicalEncoding
import CoordinatorCore
import SharedCommand
import Study

extension StudyCommand {
    struct Publish: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Signs a study and offers it to the sites.",
            discussion: """
                Publishing the same study again changes nothing. A changed study is a new version.

                EXAMPLE
                  coordinator study publish study.yaml
                """
        )

        @OptionGroup var options: FolderOptions

        @Argument(help: "The study in YAML.")
        var file: String

        func run() async throws {
            let document = try StudyFile.read(file)
            _ = try options.consortium().publish(document)
            switch options.format {
            case .json:
                print(
                    JSONValue.object([
                        "name": .string(document.name), "version": .integer(Int64(document.version)),
                        "digest": .string(document.digest.hex),
                    ]).canonicalText
                )
            case .text:
                print(
                    """
                    Published \(document.name) version \(document.version).
                    digest \(document.digest.hex)
                    Each site now runs: site-agent study review, then site-agent study approve
                    """
                )
            }
        }
    }
}
