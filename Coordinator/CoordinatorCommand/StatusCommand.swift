import ArgumentParser
import CanonicalEncoding
import CoordinatorCore
import SharedCommand

struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Shows sites, studies and the round that is open: who has answered and who is awaited.",
        discussion: """
            EXAMPLE
              coordinator status
              coordinator status --format json
            """
    )

    @OptionGroup var options: FolderOptions

    func run() async throws {
        let status = try options.consortium().status()
        switch options.format {
        case .json: print(status.json.canonicalText)
        case .text: print(status.text)
        }
    }
}

extension ConsortiumStatus {
    var text: String {
        var table = TextTable(["site", "status"])
        for site in sites { table.add([site.name, site.revoked.map { "revoked: \($0)" } ?? "admitted"]) }
        let siteText = sites.isEmpty ? "No site is admitted yet: coordinator approve REQUEST.json" : table.text
        let studyText =
            studies.isEmpty
            ? "No study is published yet: coordinator study publish study.yaml"
            : studies.map(\.text).joined(separator: "\n\n")
        return "\(siteText)\n\n\(studyText)\n\nThe log has \(logEntries) entries."
    }

    var json: JSONValue {
        .object([
            "sites": .array(
                sites.map {
                    .object(["site": .string($0.name), "revoked": $0.revoked.map { .string($0) } ?? .null])
                }
            ),
            "studies": .array(studies.map(\.json)), "log_entries": .integer(Int64(logEntries)),
        ])
    }
}

extension ConsortiumStatus.Study {
    fileprivate var text: String {
        var lines = [
            "\(name) version \(version)  \(status.rawValue)", "  digest    \(digest.hex)",
            "  approved  \(approvals.isEmpty ? "by no site yet" : approvals.joined(separator: ", "))",
            "  closed    \(closedRounds) rounds",
        ]
        if let open {
            lines.append("  open      round \(open.round), attempt \(open.attempt): \(open.purpose)")
            lines.append("            answered: \(open.answered.isEmpty ? "nobody yet" : open.answered.list)")
            lines.append("            awaited:  \(open.awaited.isEmpty ? "nobody" : open.awaited.list)")
            lines.append("            needs \(open.quorum) answers; waits at most \(open.deadlineSeconds) s")
        }
        if let stopped { lines.append("  stopped   \(stopped)") }
        return lines.joined(separator: "\n")
    }

    fileprivate var json: JSONValue {
        var fields: [String: JSONValue] = [
            "name": .string(name), "version": .integer(Int64(version)), "digest": .string(digest.hex),
            "status": .string(status.rawValue), "approvals": .array(approvals.map { .string($0) }),
            "closed_rounds": .integer(Int64(closedRounds)),
        ]
        if let open {
            fields["open_round"] = .object([
                "round": .integer(Int64(open.round)), "attempt": .integer(Int64(open.attempt)),
                "purpose": .string(open.purpose), "answered": .array(open.answered.map { .string($0) }),
                "awaited": .array(open.awaited.map { .string($0) }), "quorum": .integer(Int64(open.quorum)),
            ])
        }
        if let stopped { fields["stopped"] = .string(stopped) }
        return .object(fields)
    }
}

extension [String] {
    fileprivate var list: String { joined(separator: ", ") }
}
