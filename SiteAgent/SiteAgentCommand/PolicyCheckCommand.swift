import ArgumentParser
import CanonicalEncoding
import SharedCommand
import SiteAgentCore
import Study

struct PolicyCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check policy.yaml, and every known study against it.",
        discussion: """
            Ends with 1 if the policy objects to a study that this site approved, or is no longer the one it was \
            approved under.

            EXAMPLE
              site-agent policy check
            """
    )

    @OptionGroup var options: CommonOptions

    private struct Verdict {
        let study: SiteOverview
        let objections: [String]
        let isOutdated: Bool
        var isFinding: Bool { study.approvedAt != nil && (!objections.isEmpty || isOutdated) }
    }

    func run() throws {
        let policy = try options.siteFolder.loadPolicy()
        let verdicts = try SiteOverview.all(in: SiteStore(at: options.siteFolder.database)).map { study in
            Verdict(
                study: study,
                objections: policy.objections(to: study.document).map(\.description),
                isOutdated: study.approvedPolicy.map { $0 != policy.digest } ?? false
            )
        }
        options.show(.object(["sha256": .string(policy.digest.hex), "studies": .array(verdicts.map(Self.json))])) {
            ["policy.yaml can be used (digest \(policy.digest.hex.prefix(12)))."] + verdicts.flatMap(Self.lines)
        }
        if verdicts.contains(where: \.isFinding) { throw ExitCode.finding }
    }

    private static func json(_ verdict: Verdict) -> JSONValue {
        .object([
            "study": .string(verdict.study.digest.hex), "name": .string(verdict.study.document.name),
            "objections": .array(verdict.objections.map { .string($0) }),
            "approved_under_another_policy": .boolean(verdict.isOutdated),
        ])
    }

    private static func lines(_ verdict: Verdict) -> [String] {
        let name = "\(verdict.study.document.name) version \(verdict.study.document.version)"
        var lines = [verdict.objections.isEmpty ? "\(name): no objection" : "\(name): not allowed"]
        lines += verdict.objections.map { "  \($0)" }
        if verdict.isOutdated { lines.append("  approved under another policy: review and approve it again") }
        return lines
    }
}
