import ArgumentParser

struct StudyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "study",
        abstract: "See, review and approve studies.",
        discussion: "EXAMPLE\n  site-agent study review hypoxia-clm",
        subcommands: [StudyListCommand.self, StudyReviewCommand.self, StudyApproveCommand.self]
    )
}
