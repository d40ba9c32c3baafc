import ArgumentParser
import Foundation
import PhantomCohort
import SharedCommand

/// `phantom-cohort from-manifest`.
struct FromManifestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "from-manifest",
        abstract: "Deals the rows of one table of images to site folders.",
        discussion: """
            The manifest is a CSV file with the columns patient, lesion, image, mask, a score and a site; paths are
            relative to its folder. The images stay where they are: the sites' tables name them with absolute paths.

            Rows whose site is empty or `unknown` belong to none of the others. They are given to the site with the
            fewest rows, so that no case is lost; --unknown-to names another site, or leaves them out. What was done is
            printed and kept in manifest-cohort.json.

            EXAMPLE
              phantom-cohort from-manifest manifest.csv sites --score outcome --series mr_t1
            """
    )

    @Argument(help: "The table of images.")
    var manifest: String

    @Argument(help: "The folder to fill; it has to be empty, or made by the same command before.")
    var folder: String

    @Option(help: "The column with the raw score.")
    var score: String

    @Option(help: "The series that all images belong to, as the study names it.")
    var series: String

    @Option(help: "The column with the site.")
    var siteColumn = "site"

    @Option(help: ArgumentHelp("Where rows without a known site go.", valueName: "smallest, none or a site"))
    var unknownTo = "smallest"

    @Option(help: "How many sites hold the rows; fewer sites hold the same ones.")
    var heldBy: Int?

    @Option(help: "How to print the result: \(OutputFormat.allCases.map(\.rawValue).joined(separator: " or ")).")
    var format = OutputFormat.text

    func run() async throws {
        let unknown: ManifestCohort.UnknownSite =
            switch unknownTo {
            case "smallest": .smallest
            case "none": .leftOut
            default: .site(unknownTo)
            }
        let settings = ManifestCohort.Settings(
            scoreColumn: score,
            series: series,
            siteColumn: siteColumn,
            unknownSite: unknown,
            sites: heldBy
        )
        let cohort = try ManifestCohort(manifest: URL(fileURLWithPath: manifest), settings: settings)
        try cohort.write(to: URL(fileURLWithPath: folder))
        print(try text(cohort))
    }

    private func text(_ cohort: ManifestCohort) throws -> String {
        guard format == .text else {
            return String(decoding: try cohort.summary(), as: UTF8.self)
        }
        var table = TextTable(["site", "lesions"])
        for site in cohort.sites { table.add([site.name, "\(site.lesions.count)"]) }
        guard cohort.unknownRows > 0 else { return table.text }
        let place = cohort.unknownRowsWentTo.map { "given to \($0)" } ?? "left out"
        return table.text + "\nrows without a known site: \(cohort.unknownRows), \(place)"
    }
}
