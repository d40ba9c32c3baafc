import ArgumentParser
import CanonicalEncoding
import SharedCommand
import SiteAgentCore
import SiteTransport
import Study

struct StudyApproveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "Sign this site's approval of exactly one study.",
        discussion: """
            The approval is bound to the study's digest and to policy.yaml as it is now. On a terminal you are asked to type \
            the first digits of the digest that you reviewed.

            EXAMPLE
              site-agent study approve hypoxia-clm --digest 4f2a91c0
            """
    )

    @Argument(help: "The study's name, or 8 or more digits of its digest; may be left out if there is one study.")
    var study: String?

    @Option(help: "The first 8 or more digits of the digest that was reviewed.")
    var digest: String?

    @Flag(help: "Approve without asking; for scripts.")
    var yes = false

    @OptionGroup var options: CommonOptions

    func run() async throws {
        let agent = try options.siteFolder.agent(retry: .brief)
        let chosen = try await StudyChoice.published(study, by: agent)
        let document = try await agent.study(chosen)
        if !yes { try confirm(chosen, document) }
        let approval = try await agent.approve(chosen)
        options.show(approval.json) {
            [
                "Approved \(document.name) version \(document.version) (\(chosen.hex.prefix(12))) under policy "
                    + "\(approval.policy.hex.prefix(12)); the coordinator has it.",
                "Next: site-agent extract --cohort cohort.csv",
            ]
        }
    }

    private func confirm(_ chosen: SHA256Digest, _ document: StudyDocument) throws {
        var typed = digest
        if typed == nil, Terminal.canAsk {
            Console.say("\(document.name) version \(document.version), digest \(chosen.hex)")
            typed = Terminal.ask("Type the first 8 digits of the digest to approve:")
        }
        guard let typed else {
            throw ValidationError("Name the digest that was reviewed with --digest, or use --yes in a script.")
        }
        guard typed.count >= 8, chosen.hex.hasPrefix(typed.lowercased()) else {
            throw SiteError(
                .refused,
                "These are not the first 8 or more digits of the study's digest. Nothing was approved.",
                remedy: "Review the study again: it may have been amended."
            )
        }
    }
}
