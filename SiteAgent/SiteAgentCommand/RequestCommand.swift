import ArgumentParser
import CanonicalEncoding
import Foundation
import Identity
import SiteAgentCore
import Study

struct RequestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "request",
        abstract: "Make this site's keys and a request for admission.",
        discussion: """
            Writes request.json, which you send to the coordinator, and policy.yaml, which your data-protection officer \
            edits. The keys stay in the folder. Tell the coordinator's people the fingerprint by telephone.

            EXAMPLE
              site-agent request --site uni-hospital
            """
    )

    @Option(help: "This site's name in the consortium: 1 to 32 of a-z, 0-9 and -.")
    var site: String

    @OptionGroup var options: CommonOptions

    func run() throws {
        let folder = options.siteFolder
        let request = try Enrolment(folder).request(site: site, unixTime: currentUnixTime())
        let fingerprint = SHA256Digest(hashing: request.signingKey.bytes).spoken
        options.show(
            .object([
                "site": .string(request.site), "request": .string(folder.request.path),
                "signing_key_fingerprint": .string(fingerprint),
            ])
        ) {
            [
                "Request for \(request.site): \(folder.request.path)", "Signing key fingerprint:", "  \(fingerprint)",
                "Send the file to the coordinator, and read the fingerprint out by telephone.",
                "Let your data-protection officer look at \(folder.policy.path).",
            ]
        }
    }
}
