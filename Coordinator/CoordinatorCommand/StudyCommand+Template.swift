import ArgumentParser
import SharedCommand
import Study

extension StudyCommand {
    struct Template: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes a study to start from.",
            discussion: """
                TEMPLATES
                \(StudyTemplate.allCases.map { "  \($0.rawValue)" }.joined(separator: "\n"))

                EXAMPLE
                  coordinator study template bodalal2023 --out study.yaml
                """
        )

        @Argument(help: "The template's name.")
        var name: String

        @Option(name: .long, help: "Where to write it; standard output if left out.")
        var out: String?

        func run() async throws {
            guard let template = StudyTemplate(rawValue: name) else {
                let names = StudyTemplate.allCases.map(\.rawValue).joined(separator: ", ")
                throw CommandFailure(.usage, "There is no template \(name); there are \(names).")
            }
            guard let out else { return print(template.text, terminator: "") }
            try HandedFile.write(Array(template.text.utf8), to: out)
            print("Wrote \(out). Fill in what is marked REQUIRED, then: coordinator study check \(out)")
        }
    }
}
