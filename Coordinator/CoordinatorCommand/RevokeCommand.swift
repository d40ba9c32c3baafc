import ArgumentParser
import CanonicalEncoding
import CoordinatorCore
import SharedCommand

struct RevokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "Takes a hospital's admission back; a running server refuses it within a second.",
        discussion: """
            EXAMPLE
              coordinator revoke utrecht --reason "laptop with the keys was stolen"
            """
    )

    @OptionGroup var options: FolderOptions

    @Argument(help: "The site's name.")
    var site: String

    @Option(name: .long, help: "Why; this stands in the log for ever, so name no person.")
    var reason: String

    func run() async throws {
        try options.consortium().revoke(site: site, reason: reason)
        switch options.format {
        case .json: print(JSONValue.object(["revoked": .string(site)]).canonicalText)
        case .text: print("\(site) is revoked, and the log says so. It may be admitted again with new keys.")
        }
    }
}
