import ArgumentParser
import Audit
import CanonicalEncoding
import SharedCommand

/// `auditor verify`.
struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks signatures, hashes, the order of entries and every file.",
        discussion: """
            Recomputes every hash tile from the entries, reads every entry as strictly as it was written, checks every
            signature and that each entry may follow what came before, that every body is there under its SHA-256, and
            that no file is left over. Names the first wrong entry or file.

            EXAMPLE
              auditor verify ./log --key consortium.example/rounds+d8d3ef3d+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c
            """
    )

    @OptionGroup var options: LogOptions

    func run() async throws {
        try await options.withAudit(check)
    }

    private func check(_ audit: LogAudit<DiskFolder>) throws {
        let bar = ProgressDisplay(label: "Verifying", unit: "entries")
        let report = audit.verify { bar.show($0, of: $1) }
        switch options.format {
        case .json: print(report.json.canonicalText)
        case .text: print(report.text)
        }
        guard report.isAccepted else { throw ExitCode.finding }
    }
}

extension VerificationReport {
    fileprivate var text: String {
        var lines: [String] = []
        if let checkpoint {
            lines = [
                "log      \(checkpoint.origin)", "entries  \(checkpoint.treeSize), of which \(entries) were read",
                "root     \(checkpoint.rootHash.hex)", "bodies   \(bodies)",
            ]
        }
        lines += findings.lines
        lines.append(
            findings.verdict(
                "ACCEPTED: every signature, hash and rule of the log holds.",
                rejected: "the log is not whole"
            )
        )
        return lines.joined(separator: "\n")
    }
}

extension [Finding] {
    /// How many findings are printed as text; JSON has all.
    private static var shown: Int { 20 }

    /// One line each, and how many more there are.
    var lines: [String] {
        let lines = prefix(Self.shown).map { "\($0.severity.rawValue)  \($0.place): \($0.what)" }
        return count > Self.shown ? lines + ["and \(count - Self.shown) more; --format json prints all"] : lines
    }

    /// The last line of a report.
    func verdict(_ accepted: String, rejected: String) -> String {
        let errors = count { $0.severity == .error }
        return errors == 0 ? accepted : "REJECTED: \(rejected) (\(errors) \(errors == 1 ? "error" : "errors"))."
    }
}
