import ArgumentParser
import CanonicalEncoding
import Rounds
import SharedCommand
import SiteAgentCore
import SiteTransport
import Study

struct StudyReviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Read a study in plain words, beside this site's policy.",
        discussion: """
            Ends with 1 if the policy objects to something.

            EXAMPLE
              site-agent study review hypoxia-clm
            """
    )

    @Argument(help: "The study's name, or 8 or more digits of its digest; may be left out if there is one study.")
    var study: String?

    @OptionGroup var options: CommonOptions

    func run() async throws {
        let agent = try options.siteFolder.agent(retry: .brief)
        let digest = try await StudyChoice.published(study, by: agent)
        let document = try await agent.study(digest)
        let policy = try options.siteFolder.loadPolicy()
        let summary = StudySummary(of: document, under: policy)
        let objections = policy.objections(to: document)
        options.show(Self.json(digest, document, summary, objections)) {
            summary.lines.map(Self.styled) + ["", "Digest: \(digest.hex)"] + Self.conclusion(objections, digest)
        }
        if !objections.isEmpty { throw ExitCode.finding }
    }

    private static func styled(_ line: StudySummary.Line) -> String {
        switch line.severity {
        case .heading: Console.emphasised(line.text, .yellow)
        case .plain: "  \(line.text)"
        case .caution: Console.emphasised("! \(line.text)", .yellow)
        case .warning: Console.emphasised("! \(line.text)", .red)
        }
    }

    private static func conclusion(_ objections: [PolicyObjection], _ digest: SHA256Digest) -> [String] {
        guard objections.isEmpty else {
            return ["", Console.emphasised("policy.yaml does not allow this study:", .red)]
                + objections.map { "  \($0)" }
        }
        return ["policy.yaml allows it. If you agree: site-agent study approve \(digest.hex.prefix(12))"]
    }

    private static func json(
        _ digest: SHA256Digest,
        _ document: StudyDocument,
        _ summary: StudySummary,
        _ objections: [PolicyObjection]
    ) -> JSONValue {
        .object([
            "study": .string(digest.hex), "name": .string(document.name),
            "study_version": .integer(Int64(document.version)),
            "summary": .array(
                summary.lines.map {
                    .object(["severity": .string($0.severity.rawValue), "text": .string($0.text)])
                }
            ),
            "objections": .array(
                objections.map {
                    .object([
                        "policy_key": .string($0.key), "about": .string($0.what), "study": .string($0.studySays),
                        "policy": .string($0.policySays),
                    ])
                }
            ),
        ])
    }
}
