import ArgumentParser
import CanonicalEncoding
import Foundation
import Identity
import SiteAgentCore

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Store the coordinator's answer to the request.",
        discussion: """
            The root fingerprint decides whom this site trusts from now on: take it from the consortium's people by \
            telephone, never from the grant. On a terminal you are asked for it.

            EXAMPLE
              site-agent import grant.json --fingerprint "4f2a 91c0 …"
            """
    )

    @Argument(help: "The grant file.", completion: .file(extensions: ["json"]))
    var grant: String

    @Option(help: "The root fingerprint as it was told to you: 64 hexadecimal digits, spaces allowed.")
    var fingerprint: String?

    @OptionGroup var options: CommonOptions

    func run() throws {
        guard let data = FileManager.default.contents(atPath: grant) else {
            throw SiteError(.badInput, "The grant file cannot be read.", remedy: "Check the path.")
        }
        let enrolment = Enrolment(options.siteFolder)
        let checked = try enrolment.checkGrant([UInt8](data))
        guard let told = fingerprint ?? askedFingerprint(of: checked.consortium) else {
            throw ValidationError("Give the root fingerprint with --fingerprint; there is no terminal to ask on.")
        }
        try enrolment.accept(checked, fingerprint: told)
        options.show(
            .object([
                "site": .string(checked.site), "consortium": .string(checked.consortium),
                "coordinator": .string(checked.coordinatorURL),
            ])
        ) {
            [
                "\(checked.site) is a member of \(checked.consortium); its coordinator is \(checked.coordinatorURL).",
                "Next: site-agent doctor",
            ]
        }
    }

    private func askedFingerprint(of consortium: String) -> String? {
        guard Terminal.canAsk else { return nil }
        return Terminal.ask("Root fingerprint of \(consortium), as told by telephone:")
    }
}
