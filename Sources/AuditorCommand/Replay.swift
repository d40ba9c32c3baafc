import ArgumentParser
import Audit
import CanonicalEncoding
import SharedCommand

/// `auditor replay`.
struct Replay: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Repeats every sum and every step from the logged contributions and compares bits.",
        discussion: """
            Verifies the log first; then sums every round's contributions, advances the analysis, and compares every sum,
            every state and the result with the log's, bit for bit.

            EXAMPLE
              auditor replay ./log --format json
            """
    )

    @OptionGroup var options: LogOptions

    func run() async throws {
        try await options.withAudit(replay)
    }

    private func replay(_ audit: LogAudit<DiskFolder>) throws {
        let bar = ProgressDisplay(label: "Verifying", unit: "entries")
        let start = ContinuousClock.now
        let report = audit.replay { bar.show($0, of: $1) }
        let milliseconds = Int((ContinuousClock.now - start) / .milliseconds(1))
        switch options.format {
        case .json:
            guard case .object(var fields) = report.json else { return }
            fields["milliseconds"] = .integer(Int64(milliseconds))
            print(JSONValue.object(fields).canonicalText)
        case .text: print(report.text(milliseconds: milliseconds))
        }
        guard report.isAccepted else { throw ExitCode.finding }
    }
}

extension ReplayReport {
    fileprivate func text(milliseconds: Int) -> String {
        var lines = studies.map { study in
            "study    \(study.name) (\(study.study.hex.prefix(12))…): \(study.rounds) rounds, "
                + "\(study.contributions) contributions, \(study.hasResult ? "result" : "no result yet")"
        }
        lines.append("time     \(milliseconds) ms")
        lines += findings.lines
        let rounds = studies.reduce(0) { $0 + $1.rounds }
        lines.append(
            findings.verdict(
                "ACCEPTED: \(rounds) rounds replayed, every sum, state and result found again bit for bit.",
                rejected: studies.isEmpty
                    ? "nothing was replayed, since the log does not verify" : "the log's numbers were not found again"
            )
        )
        return lines.joined(separator: "\n")
    }
}
