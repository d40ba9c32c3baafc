import ArgumentParser

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
