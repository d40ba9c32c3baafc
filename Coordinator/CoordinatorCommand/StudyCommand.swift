import ArgumentParser
import CanonicalEncoding
import CoordinatorCore
import SharedCommand
import Study

struct StudyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "study",
        abstract: "Writes, checks, publishes and begins studies.",
        discussion: """
            EXAMPLE
              coordinator study template bodalal2023 --out study.yaml
              coordinator study check study.yaml
              coordinator study publish study.yaml
              coordinator study begin
            """,
        subcommands: [Template.self, Check.self, Publish.self, List.self, Begin.self]
    )
}

/// Reading a study from YAML, with all of its problems at once.
enum StudyFile {
    /// The most bytes that are read.
    static let maximumBytes = 1 << 20

    static func read(_ path: String) throws -> StudyDocument {
        let text = String(decoding: try HandedFile.read(path, maximumBytes: maximumBytes), as: UTF8.self)
        do throws(StudyError) {
            return try StudyDocument(yaml: text)
        } catch {
            throw CommandFailure(.badInput, "\(error)".replacing("study.yaml:", with: "\(path):"))
        }
    }
}

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
            case .text: print("The analysis is open with \(roster.count) sites: \(roster.joined(separator: ", ")).")
            }
        }
    }
}
