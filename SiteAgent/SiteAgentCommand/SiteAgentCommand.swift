import ArgumentParser
import Identity
import SharedCommand
import SiteAgentCore

/// The hospital's program.
@main
struct SiteAgentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "site-agent",
        abstract: "Takes part in federated studies of medical images that never leave this site.",
        discussion: """
            EXAMPLE, IN THE ORDER OF USE
              site-agent request --site uni-hospital   keys, and request.json to send
              site-agent import grant.json             the coordinator's answer
              site-agent doctor                        every check with its fix
              site-agent study review hypoxia-clm      a study in plain words
              site-agent study approve hypoxia-clm     sign exactly this study
              site-agent intake scan /data/export      sort DICOM into a cohort table
              site-agent extract --cohort cohort.csv   features; nothing leaves
              site-agent start                         rounds until it is finished
              site-agent ledger                        what left the building

            WITHOUT A STUDY
              site-agent features image.nii.gz mask.nii.gz   radiomic features of any image
              site-agent intake pull --pacs ADDRESS …        images from a PACS

            \(ExitStatus.help)
              130, 143  stopped by a signal; start again to go on
            """,
        version: "0.1.0",
        subcommands: [
            RequestCommand.self, ImportCommand.self, DoctorCommand.self, StudyCommand.self, IntakeCommand.self,
            ExtractCommand.self, FeaturesCommand.self,
            StartCommand.self, StatusCommand.self, LedgerCommand.self, PolicyCommand.self,
        ]
    )

    static func main() async {
        await Program.run(Self.self) { error in
            switch error {
            case let error as SiteError: CommandFailure(ExitStatus(error.kind), error.description)
            case let error as LinkError: CommandFailure(ExitStatus(error), error.description)
            default: nil
            }
        }
    }
}

extension ExitStatus {
    fileprivate init(_ kind: SiteError.Kind) {
        switch kind {
        case .refused: self = .finding
        case .badInput: self = .badInput
        case .unreachable: self = .unreachable
        case .fault: self = .fault
        }
    }

    fileprivate init(_ error: LinkError) {
        switch error {
        case .refused: self = .finding
        case .unreachable, .unacceptable: self = .unreachable
        }
    }
}
