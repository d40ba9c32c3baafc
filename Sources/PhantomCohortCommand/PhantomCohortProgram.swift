import ArgumentParser
import PhantomCohort
import SharedCommand

/// The `phantom-cohort` program: cohorts to rehearse with.
@main
struct PhantomCohortProgram: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "phantom-cohort",
        abstract: "Makes site folders to rehearse a federated study with: synthetic, or from images you have.",
        discussion: """
            EXAMPLES
              phantom-cohort make rehearsal                         four synthetic sites
              phantom-cohort make rehearsal --patients 5 --seed 7   smaller, other patients
              phantom-cohort from-manifest manifest.csv sites --score outcome --series mr_t1

            Each site's folder gets a cohort.csv, which `site-agent extract --cohort` takes.

            \(ExitStatus.help)
            """,
        version: "0.1.0",
        subcommands: [MakeCommand.self, FromManifestCommand.self]
    )

    static func main() async {
        await Program.run(Self.self) { error in
            guard let error = error as? PhantomCohortError else { return nil }
            let status: ExitStatus =
                switch error {
                case .badSetting: .usage
                case .folderInUse: .finding
                case .notWritable: .fault
                case .badManifest: .badInput
                }
            return CommandFailure(status, "\(error).")
        }
    }
}
