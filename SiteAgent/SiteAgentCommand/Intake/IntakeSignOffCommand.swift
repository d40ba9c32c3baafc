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
            long as its files are those that were rejected. It stays rejected, with its reason and whoever signs next, \
            until a sign-off accepts it by name with --accept.

            A case is named as the preview names it, patient/lesion:series; without a series, all series of the lesion \
            are meant. If the table or a file has changed since the preview was written, nothing is recorded.

            With --show and --cohort it lists which cases each sign-off rejected and why, says whether it still fits \
            the files, and ends with 1 if the newest does not.

            EXAMPLES
              site-agent intake sign-off --cohort cohort.csv --reader "Dr A"
              site-agent intake sign-off --cohort cohort.csv --reader "Dr A" --code 4F2A-91C0-33DE \\
                --reject 'P-7F3K2M9Q/1:dwi_b200=outline shifted' --note "second look at the T2W"
              site-agent intake sign-off --cohort cohort.csv --reader "Dr A" --accept 'P-7F3K2M9Q/1:dwi_b200'
              site-agent intake sign-off --show --cohort cohort.csv
            """
    )

    @Option(help: "The cohort table.", completion: .file(extensions: ["csv"]))
    var cohort: String?

    @Option(help: "Who looked at the preview.")
    var reader: String?

    @Option(help: ArgumentHelp("A rejected case and why; may be repeated.", valueName: "patient/lesion:series=reason"))
    var reject: [String] = []

    @Option(
        help: ArgumentHelp(
            "A case that was rejected before and is accepted now; may be repeated.",
            valueName: "patient/lesion:series"
        )
    )
    var accept: [String] = []

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
            guard reader == nil, reject.isEmpty, accept.isEmpty, note == nil, code == nil else {
                throw ValidationError(
                    "--show records nothing; leave --reader, --reject, --accept, --note and --code out."
                )
            }
        } else if cohort == nil || reader == nil {
            throw ValidationError(
                "Name the cohort table with --cohort and the reader with --reader, or ask with --show."
            )
        }
    }

    func run() async throws {
        let earlier = show ? try existingDesk() : nil
        let content = try await StopSignals.end { [cohort] in try cohort.map(Self.content) }
        guard let reader, let content else { return try list(earlier?.standings(against: content) ?? [], content) }
        let preview = try PreviewRecord(in: preview.map { URL(fileURLWithPath: $0) } ?? options.siteFolder.preview)
        let recorded = try desk().record(
            content,
            shownIn: preview,
            reader: reader,
            code: code,
            rejections: reject,
            acceptances: accept,
            note: note,
            time: currentUnixTime()
        )
        options.show(recorded.json) { lines(recorded) }
    }

    private func lines(_ recorded: RecordedSignOff) -> [String] {
        let signOff = recorded.signOff
        let effect =
            signOff.rejectedCount == 0
            ? [] : ["Rejected cases are excluded by the next extract; a cohort that sums have left of stays as it is."]
        return effect + [
            "Recorded: \(signOff.reader) signed for \(Self.cases(shown: recorded.shown, recorded.leftOut)) "
                + "(\(signOff.code)).",
            "Rejected: \(recorded.rejected) rejected now, \(recorded.stillRejected) still rejected from earlier, "
                + "\(recorded.lifted) accepted again.",
            "Next: site-agent extract --cohort \(cohort ?? "cohort.csv")\(options.folderArgument)",
        ]
    }

    private static func cases(shown: Int, _ leftOut: Int) -> String {
        leftOut == 0 ? shown.counted("case") : "\(shown.counted("case")) shown and \(leftOut) left out"
    }

    private func desk() throws -> SignOffDesk {
        let folder = options.siteFolder
        try folder.create()
        return SignOffDesk(store: try SiteStore(at: folder.database), pseudonyms: try folder.loadPseudonyms())
    }

    /// The desk of a site that is there; `nil` if nothing has been recorded at it.
    ///
    /// Makes nothing.
    private func existingDesk() throws -> SignOffDesk? {
        let folder = options.siteFolder
        guard FileManager.default.fileExists(atPath: folder.keys.path) else {
            throw CommandFailure(
                .badInput,
                "There is no site in \(options.folder) yet. Name its folder with --folder, or write a preview first."
            )
        }
        return FileManager.default.fileExists(atPath: folder.database.path) ? try desk() : nil
    }

    private static func content(of cohort: String) throws -> CohortContent {
        let table = try PreviewTable(file: URL(fileURLWithPath: cohort))
        let display = ProgressDisplay(label: "Hashing", unit: "cases")
        return try CohortContent(of: table) { display.show($0, of: table.caseCount) }
    }

    // MARK: Showing

    private func list(_ standings: [SignOffDesk.Standing], _ content: CohortContent?) throws {
        options.show(.array(standings.map(\.json))) {
            guard !standings.isEmpty else { return ["Nobody has signed off a preview."] }
            let hidesNames = content == nil && standings.contains { $0.signOff.rejectedCount > 0 }
            return standings.flatMap(Self.lines)
                + (hidesNames ? ["Which cases were rejected is told with --cohort."] : [])
        }
        if content != nil, standings.first?.fits != true { throw ExitCode.finding }
    }

    private static func lines(_ standing: SignOffDesk.Standing) -> [String] {
        let signOff = standing.signOff
        let time = Date(timeIntervalSince1970: Double(signOff.time)).formatted(
            .iso8601.year().month().day().dateTimeSeparator(.space).time(includingFractionalSeconds: false)
        )
        let leftOut = standing.leftOut ?? 0
        var lines = [
            "\(time) UTC  \(signOff.reader): \(cases(shown: signOff.caseCount - leftOut, leftOut)) (\(signOff.code)), "
                + "\(signOff.rejectedCount) rejected"
        ]
        if let note = signOff.note { lines.append("  \(note)") }
        switch standing.changed {
        case nil: break
        case 0?: lines.append("  fits the files as they are now")
        case let count?:
            lines.append("  no longer fits: \(count.counted("case")) changed since")
        }
        return lines + (standing.rejections ?? []).map(line)
    }

    private static func line(_ rejection: RejectionStanding) -> String {
        let name = rejection.name ?? "a case of \(rejection.series)"
        let remark =
            switch rejection.state {
            case .inForce: ""
            case .accepted: " (accepted since)"
            case .otherFiles: " (counts no more: it has other files now, or is left out)"
            case .notInTable: " (not in this table)"
            }
        return "  rejected \(name): \(rejection.reason)\(remark)"
    }
}
