import ArgumentParser
import CanonicalEncoding
import SharedCommand
import SiteAgentCore
import SiteTransport

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check folder, keys, certificate, policy, database and the way to the coordinator.",
        discussion: """
            Each finding has its fix beside it. Ends with 1 if a check failed.

            EXAMPLE
              site-agent doctor
            """
    )

    @Flag(help: "Leave the network out.")
    var offline = false

    @OptionGroup var options: CommonOptions

    func run() async throws {
        let doctor = Doctor(options.siteFolder, unixTime: currentUnixTime())
        var checks = doctor.localChecks()
        if !offline {
            do {
                checks += await doctor.networkChecks(over: try options.siteFolder.link(retry: .never))
            } catch let error as SiteError {
                checks.append(
                    DoctorCheck(name: "coordinator", outcome: .failed, finding: error.problem, fix: error.remedy)
                )
            }
        }
        let isSound = checks.allSatisfy { $0.outcome != .failed }
        options.show(.object(["checks": .array(checks.map(\.json)), "sound": .boolean(isSound)])) {
            checks.flatMap(Self.lines)
        }
        if !isSound { throw ExitCode.finding }
    }

    private static func lines(_ check: DoctorCheck) -> [String] {
        let mark =
            switch check.outcome {
            case .ok: "ok     "
            case .warning: Console.emphasised("warning", .yellow)
            case .failed: Console.emphasised("failed ", .red)
            }
        let finding = check.finding.replacing("\n", with: "\n           ")
        let line = "\(mark)  \(check.name): \(finding)"
        return check.fix.isEmpty ? [line] : [line, "           \(check.fix)"]
    }
}
