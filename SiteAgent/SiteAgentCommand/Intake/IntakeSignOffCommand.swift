import ArgumentParser
import CanonicalEncoding
import Foundation
import SharedCommand
import SiteAgentCore

struct IntakeSignOffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign-off",
        abstract: "Record what a reader says of the preview, or show what was recorded.",
        discussion: """
            Recorded are the time, the reader's name, the digests of what was seen and each rejected case; all of it \
            stays in this site's database. A rejected case is excluded by the next extract (rejected-by-reader), as \
            long as its files are those that were rejected; a later sign-off of the same files without the rejection \
            lifts it.

            A case is named as the preview names it, patient/lesion:series; without a series, all series of the lesion \
            are rejected. If the table or a file has changed since the preview was written, nothing is recorded.

            With --show and --cohort it says whether each sign-off still fits the files, and ends with 1 if the newest \
            does not.

            EXAMPLES
              site-agent intake sign-off --cohort cohort.csv --reader "Dr A"
              site-agent intake sign-off --cohort cohort.csv --reader "Dr A" --code 4F2A-91C0-33DE \\
                --reject 'P-7F3K2M9Q/1:dwi_b200=outline shifted' --note "second look at the T2W"
              site-agent intake sign-off --show --cohort cohort.csv
            """
    )

    @Option(help: "The cohort table.", completion: .file(extensions: ["csv"]))
    var cohort: String?

    @Option(help: "Who looked at the preview.")
    var reader: String?

    @Option(help: ArgumentHelp("A rejected case and why; may be repeated.", valueName: "patient/lesion:series=reason"))
    var reject: [String] = []

    @Option(help: "Anything to be remembered.")
    var note: String?

    @Option(help: "The code at the foot of the pages that were looked at.")
    var code: String?

    @Option(help: "The preview's folder; preview in the site's folder unless told.", completion: .directory)
    var preview: String?

    @Flag(help: "List the sign-offs; record nothing.")
    var show = false

    @OptionGroup var options: CommonOptions

    func validate() throws {
        if show {
            guard reader == nil, reject.isEmpty, note == nil, code == nil else {
                throw ValidationError("--show records nothing; leave --reader, --reject, --note and --code out.")
            }
        } else if cohort == nil || reader == nil {
            throw ValidationError(
                "Name the cohort table with --cohort and the reader with --reader, or ask with --show."
            )
        }
    }

    func run() async throws {
        let content = try await StopSignals.end { [cohort] in try cohort.map(Self.content) }
        guard let reader, let content else { return try list(against: content) }
        let preview = try PreviewRecord(in: preview.map { URL(fileURLWithPath: $0) } ?? options.siteFolder.preview)
        let signOff = try desk().record(
            content,
            shownIn: preview,
            reader: reader,
            code: code,
            rejections: reject,
            note: note,
            time: currentUnixTime()
        )
        let effect =
            signOff.rejectedCount == 0
            ? [] : ["Rejected cases are excluded by the next extract; a cohort that sums have left of stays as it is."]
        options.show(signOff.json) {
            effect + [
                "Recorded: \(signOff.reader) signed for \(signOff.caseCount) cases (\(signOff.code)), "
                    + "\(signOff.rejectedCount) rejected.",
                "Next: site-agent extract --cohort \(cohort ?? "cohort.csv")\(options.folderArgument)",
            ]
        }
    }

    private func desk() throws -> SignOffDesk {
        let folder = options.siteFolder
        try folder.create()
        return SignOffDesk(store: try SiteStore(at: folder.database), pseudonyms: try folder.loadPseudonyms())
    }

    private static func content(of cohort: String) throws -> CohortContent {
        let table = try PreviewTable(file: URL(fileURLWithPath: cohort))
        let display = ProgressDisplay(label: "Hashing", unit: "cases")
        return try CohortContent(of: table) { display.show($0, of: table.caseCount) }
    }

    // MARK: Showing

    private func list(against content: CohortContent?) throws {
        let standings = try desk().standings(against: content)
        options.show(
            .array(standings.map(Self.json))
        ) {
            standings.isEmpty ? ["Nobody has signed off a preview."] : standings.flatMap(Self.lines)
        }
        if content != nil, standings.first?.fits != true { throw ExitCode.finding }
    }

    private static func json(_ standing: SignOffDesk.Standing) -> JSONValue {
        guard case .object(var members) = standing.signOff.json else { return standing.signOff.json }
        members["changed_cases"] = standing.changed.map { .integer(Int64($0)) } ?? .null
        members["fits"] = standing.fits.map { .boolean($0) } ?? .null
        return .object(members)
    }

    private static func lines(_ standing: SignOffDesk.Standing) -> [String] {
        let signOff = standing.signOff
        let time = Date(timeIntervalSince1970: Double(signOff.time)).formatted(
            .iso8601.year().month().day().dateTimeSeparator(.space).time(includingFractionalSeconds: false)
        )
        var lines = [
            "\(time) UTC  \(signOff.reader): \(signOff.caseCount) cases (\(signOff.code)), "
                + "\(signOff.rejectedCount) rejected"
        ]
        if let note = signOff.note { lines.append("  \(note)") }
        switch standing.changed {
        case nil: break
        case 0?: lines.append("  fits the files as they are now")
        case let count?:
            lines.append("  no longer fits: \(count == 1 ? "1 case has" : "\(count) cases have") changed since")
        }
        return lines
    }
}
