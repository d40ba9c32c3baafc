import ArgumentParser
import CoordinatorCore
import SharedCommand
import Study
import YAMLDocuments

/// The consortium's program.
@main
struct CoordinatorProgram: AsyncParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "coordinator",
        abstract: "Runs a consortium: admits hospitals, publishes studies, sums what they send, writes the round log.",
        discussion: """
            No image, mask, feature value or label of a patient ever reaches this program.

            EXAMPLE
              coordinator init --name "Liver consortium" --host coordinator.example.org
              coordinator approve request-utrecht.json --out grant-utrecht.json
              coordinator study publish study.yaml
              coordinator start
              coordinator study begin
              coordinator report --out report

            \(ExitStatus.help)
            """,
        version: version,
        subcommands: [
            InitCommand.self, ApproveCommand.self, RevokeCommand.self, StudyCommand.self, StartCommand.self,
            StatusCommand.self, ReportCommand.self, RenewCommand.self,
        ]
    )

    static func main() async {
        await Program.run(Self.self) { error in
            switch error {
            case CoordinatorError.notInitialised: CommandFailure(.badInput, "\(error)")
            case let error as CoordinatorError: CommandFailure(error.isFault ? .fault : .finding, "\(error)")
            case let error as DocumentError: CommandFailure(.badInput, "\(error)")
            default: nil
            }
        }
    }
}
