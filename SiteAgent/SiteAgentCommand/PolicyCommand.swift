import ArgumentParser

struct PolicyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy",
        abstract: "Show or check what this site allows a study to do.",
        discussion: "EXAMPLE\n  site-agent policy check",
        subcommands: [PolicyShowCommand.self, PolicyCheckCommand.self],
        defaultSubcommand: PolicyShowCommand.self
    )
}
