import ArgumentParser
import CanonicalEncoding
import CoordinatorCore
import SharedCommand

struct RenewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "renew",
        abstract: "Issues the server a new certificate; restart the server to use it.",
        discussion: """
            The server's certificate is valid for two years. Sites notice nothing: they trust the root, which stays. A \
            site's certificate is renewed by approving its request again.

            EXAMPLE
              coordinator renew
            """
    )

    @OptionGroup var options: FolderOptions

    func run() async throws {
        let end = try options.consortium().renewServerCertificate()
        switch options.format {
        case .json: print(JSONValue.object(["valid_until": .integer(Int64(end))]).canonicalText)
        case .text: print("The server has a new certificate. Restart it: coordinator start")
        }
    }
}
