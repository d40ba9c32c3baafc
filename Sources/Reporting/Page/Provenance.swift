import CanonicalEncoding
import FederatedAnalysis

/// Where the numbers come from, and how to check that.
struct Provenance: Sendable {
    /// A name and what it is.
    struct Fact: Sendable {
        let name: String
        let value: String
        let isCode: Bool
    }

    /// An approval, as printed.
    struct Approval: Sendable {
        let site: String
        let policy: String
        let time: String
    }

    let facts: [Fact]
    let approvals: [Approval]
    let hasApprovals: Bool
    let checkpoint: String?
    let commands: String?

    /// The provenance of a report.
    init(_ model: ReportModel) {
        let context = model.context
        facts = Self.facts(model)
        approvals = context.approvals.map {
            Approval(site: $0.site, policy: $0.policy.hex, time: UTCTime(secondsSince1970: $0.approvedAt).description)
        }
        hasApprovals = !approvals.isEmpty
        checkpoint = context.log?.checkpoint
        commands = context.log.map(Self.commands)
    }

    /// What an auditor types in the folder that holds a copy of the log: the same wherever the log came from.
    private static func commands(_ log: LogEvidence) -> String {
        let folder = quoted(log.location.split(separator: "/").last.map(String.init) ?? "log")
        let key = quoted(log.verifierKey)
        return "auditor verify \(folder) --key \(key)\nauditor replay \(folder) --key \(key)"
    }

    private static func facts(_ model: ReportModel) -> [Fact] {
        let context = model.context
        let study = [
            Fact(name: "Study", value: "\(context.study), version \(context.studyVersion)", isCode: false),
            Fact(name: "Study digest (SHA-256)", value: context.studyDigest.hex, isCode: true),
            Fact(name: "Sponsor", value: context.sponsor, isCode: false),
            Fact(name: "Coordinator", value: context.coordinator, isCode: false),
            Fact(name: "Sites", value: model.result.cohort.sites.joined(separator: ", "), isCode: false),
            Fact(name: "Outcome", value: context.outcome, isCode: false),
            Fact(name: "Aggregation", value: context.aggregation, isCode: false),
            Fact(
                name: "Result digest (SHA-256)",
                value: SHA256Digest(hashing: model.result.json.canonicalBytes).hex,
                isCode: true
            ),
            Fact(name: "Program", value: context.program, isCode: false),
            Fact(name: "Made", value: UTCTime(secondsSince1970: context.generatedAt).description, isCode: false),
        ]
        guard let log = context.log else { return study }
        return study + [
            Fact(name: "Rounds", value: String(log.rounds), isCode: false),
            Fact(name: "Log", value: log.origin, isCode: false),
            Fact(name: "Log size", value: "\(log.size) entries", isCode: false),
            Fact(name: "Log root hash (base64)", value: log.rootHash, isCode: true),
            Fact(name: "Log root hash (hex)", value: hexadecimal(log.rootHash), isCode: true),
            Fact(name: "Log key", value: log.verifierKey, isCode: true),
        ]
    }

    /// The hash as `auditor verify` prints it.
    private static func hexadecimal(_ base64: String) -> String {
        Base64.decode(base64).flatMap { SHA256Digest(bytes: $0) }?.hex ?? "–"
    }

    /// A word for the shell.
    private static func quoted(_ word: String) -> String {
        let plain = word.unicodeScalars.allSatisfy { scalar in
            ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
                || "/:._+-".unicodeScalars.contains(scalar)
        }
        return plain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }
}
