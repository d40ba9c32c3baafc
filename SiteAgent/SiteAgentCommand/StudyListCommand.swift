import ArgumentParser
import CanonicalEncoding
import Rounds
import SiteAgentCore
import SiteTransport

struct StudyListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the studies that the coordinator has published.",
        discussion: "EXAMPLE\n  site-agent study list --format json"
    )

    @OptionGroup var options: CommonOptions

    func run() async throws {
        let agent = try options.siteFolder.agent(retry: .brief)
        let offers = try await agent.publishedStudies()
        let known = try SiteOverview.all(in: SiteStore(at: options.siteFolder.database))
        let approved = Set(known.filter { $0.approvedAt != nil }.map(\.digest))
        options.show(
            .array(
                offers.map { offer in
                    .object([
                        "study": .string(offer.study.hex), "name": .string(offer.name),
                        "study_version": .integer(Int64(offer.version)), "status": .string(offer.status),
                        "approved_here": .boolean(approved.contains(offer.study)),
                    ])
                }
            )
        ) {
            guard !offers.isEmpty else { return ["No study has been published yet."] }
            return offers.map {
                let here = approved.contains($0.study) ? "approved here" : "not approved here"
                return "\($0.study.hex.prefix(12))  \($0.name) version \($0.version)  \($0.status), \(here)"
            }
        }
    }
}
