import ArgumentParser

struct LedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: "Show what left this building.",
        discussion: "EXAMPLE\n  site-agent ledger show hypoxia-clm",
        subcommands: [LedgerShowCommand.self, LedgerExportCommand.self],
        defaultSubcommand: LedgerShowCommand.self
    )
}
