import ArgumentParser
import Foundation
import PhantomCohort
import SharedCommand

/// `phantom-cohort make`.
struct MakeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "make",
        abstract: "Makes a synthetic multicentre MRI cohort whose truth is known.",
        discussion: """
            Liver lesions on T2W (TE 75 ms) and DWI (b = 0, 10, 200, 800), one to three a patient, each with a mask on
            both grids, and a staining index that a latent hypoxia drives. Sites differ in gain, noise, brightness
            across the field of view, contrast and true b-values. truth.json holds what generated it.

            Equal options make equal bytes. Nothing is ever deleted: the folder has to be empty, or made by the same
            command before.

            EXAMPLE
              phantom-cohort make rehearsal --sites 4 --patients 20-30 --seed 1
            """
    )

    @Argument(help: "The folder to fill.")
    var folder: String

    @Option(help: ArgumentHelp("How many centres examine patients, each with its own scanner.", valueName: "1-26"))
    var sites = 4

    @Option(help: ArgumentHelp("How many patients a centre has: a number or a range.", valueName: "n or n-m"))
    var patients: PatientRange = PatientRange(20...30)

    @Option(help: "The seed of all that is random.")
    var seed: UInt64 = 1

    @Option(help: "How many sites hold these patients; fewer sites hold the same ones.")
    var heldBy: Int?

    @Flag(help: "Spoil a few cases: an empty mask, another spacing, a missing and a torn file, no score.")
    var withDefects = false

    @Option(help: "How to print the result: \(OutputFormat.allCases.map(\.rawValue).joined(separator: " or ")).")
    var format = OutputFormat.text

    func run() async throws {
        let settings = try PhantomSettings(
            centres: sites,
            patientsPerCentre: patients.range,
            sites: heldBy,
            seed: seed,
            hasDefects: withDefects
        )
        let cohort = PhantomCohort(settings)
        let bar = ProgressDisplay(label: "Making", unit: "patients")
        try await cohort.write(to: URL(fileURLWithPath: folder)) { bar.show($0, of: $1) }
        print(try MakeSummary(cohort).text(format))
    }
}

/// A number of patients, or the least and most of them.
struct PatientRange: ExpressibleByArgument {
    let range: ClosedRange<Int>

    init(_ range: ClosedRange<Int>) {
        self.range = range
    }

    init?(argument: String) {
        let numbers = argument.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard let first = numbers.first, let lower = first else { return nil }
        guard numbers.count > 1 else {
            range = lower...lower
            return
        }
        guard numbers.count == 2, let upper = numbers[1], upper >= lower else { return nil }
        range = lower...upper
    }

    var defaultValueDescription: String { "\(range.lowerBound)-\(range.upperBound)" }
}
