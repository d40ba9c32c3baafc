import ArgumentParser
import CanonicalEncoding
import SharedCommand
import Study

extension StudyCommand {
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Checks a study and prints its digest, without publishing it.",
            discussion: """
                EXAMPLE
                  coordinator study check study.yaml
                """
        )

        @Option(name: .long, help: "How to print the result: text or json.")
        var format = OutputFormat.text

        @Argument(help: "The study in YAML.")
        var file: String

        func run() async throws {
            let document = try StudyFile.read(file)
            switch format {
            case .json: print(document.json.canonicalText)
            case .text:
                print("\(file) is a valid study: \(document.name) version \(document.version)")
                print("digest \(document.digest.hex)")
                for line in StudySummary(of: document).lines { print(line.text) }
            }
            for reason in document.unsupported { throw CommandFailure(.finding, reason) }
        }
    }
}
