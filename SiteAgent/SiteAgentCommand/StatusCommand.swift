import ArgumentParser
import CanonicalEncoding
import SiteAgentCore
import Study

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show where this site's studies stand.",
        discussion: "EXAMPLE\n  site-agent status --format json"
    )

    @OptionGroup var options: CommonOptions

    func run() throws {
        let settings = try options.siteFolder.loadSettings()
        let studies = try SiteOverview.all(in: SiteStore(at: options.siteFolder.database))
        options.show(
            .object([
                "site": .string(settings.site),
                "consortium": settings.membership.map { .string($0.consortium) } ?? .null,
                "studies": .array(studies.map(\.json)),
            ])
        ) {
            let membership = settings.membership.map { "member of \($0.consortium)" } ?? "not admitted yet"
            return ["\(settings.site), \(membership)"] + studies.flatMap(Self.lines)
        }
    }

    private static func lines(_ study: SiteOverview) -> [String] {
        var lines = ["", "\(study.document.name) version \(study.document.version) (\(study.digest.hex.prefix(12)))"]
        lines.append("  " + (study.approvedAt == nil ? "not approved" : "approved"))
        if let flow = study.flow {
            let frozen = study.frozenAt == nil ? "" : ", frozen"
            lines.append(
                "  \(flow.includedLesions) of \(flow.lesions) lesions, \(flow.includedPatients) patients, "
                    + "\(flow.highLesions) high\(frozen)"
            )
        } else {
            lines.append("  no features extracted")
        }
        let state = study.status?.rawValue ?? "not started"
        lines.append("  \(state), \(study.answeredRounds) rounds answered, \(study.bytesSent) bytes sent")
        if let reason = study.reason { lines.append("  \(reason)") }
        if let result = study.result { lines.append("  result \(result.hex)") }
        return lines
    }
}
