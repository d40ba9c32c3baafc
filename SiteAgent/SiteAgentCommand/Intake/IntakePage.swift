import Foundation
import SharedCommand
import SiteAgentCore

/// What an intake found, for a person to read.
struct IntakePage {
    private let summary: IntakeSummary
    private let folder: SiteFolder

    /// `--folder` as it was given, for commands to copy.
    private let suffix: String

    init(_ summary: IntakeSummary, folder: SiteFolder, options: CommonOptions) {
        self.summary = summary
        self.folder = folder
        suffix = options.folderArgument
    }

    private var cohortPath: String { folder.intake.appendingPathComponent("cohort.csv").path }

    var lines: [String] {
        files + volumes + (summary.hasStudy ? cohort + questions : advice)
    }

    private var files: [String] {
        var lines = [
            "Files:     \(summary.files); \(summary.dicomFiles) DICOM of \(summary.patients.counted("patient")), "
                + "\(summary.otherFiles) of other kinds"
        ]
        for (reason, count) in summary.refusedFiles.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }).prefix(10) {
            lines.append("           \(count) not usable: \(reason)")
        }
        if summary.unreadFolders > 0 {
            let folders = summary.unreadFolders.counted("folder")
            lines.append(
                Console.emphasised("           \(folders) could not be read: whatever is in there is missing", .red)
            )
        }
        if summary.linkedFolders > 0 {
            let links =
                summary.linkedFolders == 1 ? "1 link to a folder was" : "\(summary.linkedFolders) links to folders were"
            lines.append("           \(links) not followed")
        }
        if summary.repeatedInstances > 0 {
            let files = summary.repeatedInstances == 1 ? "1 repeats" : "\(summary.repeatedInstances) repeat"
            lines.append("           \(files) an instance of another file, left out")
        }
        let isAllUsed = lines.count == 1 && summary.otherFiles == 0
        if !isAllUsed {
            let list = folder.intake.appendingPathComponent("files.csv").path
            lines.append("           what was not used, with the reason: \(list)")
        }
        return lines
    }

    private var volumes: [String] {
        guard !summary.volumes.isEmpty else { return ["Images:    none"] }
        let counts = summary.volumes.sorted { $0.key < $1.key }
        return counts.enumerated().map { index, entry in
            (index == 0 ? "Images:    " : "           ") + "\(entry.value) \(entry.key)"
        }
    }

    private var cohort: [String] {
        var lines = [
            "Cohort:    \(summary.lesions.counted("lesion")); \(summary.usableRows) of "
                + "\(summary.rows.counted("row")) can be used"
        ]
        for name in summary.unmatchedLesionNames {
            lines.append(
                Console.emphasised("           no outline is called \(name.debugDescription)", .yellow)
                    + ", as --lesions says; without --lesions, scan asks which ones are meant"
            )
        }
        for (series, reasons) in summary.exclusions.sorted(by: { $0.key < $1.key }) {
            for (reason, count) in reasons.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                lines.append("           \(count) of \(series): \(reason.explanation) (\(reason.rawValue))")
            }
        }
        if summary.resampledMasks > 0 {
            let masks = summary.resampledMasks == 1 ? "1 mask was" : "\(summary.resampledMasks) masks were"
            lines.append("           \(masks) drawn on another series and resampled")
        }
        if summary.keptRows > 0 {
            let rows = summary.keptRows == 1 ? "1 row stays" : "\(summary.keptRows) rows stay"
            lines.append("           \(rows) unchanged: of other folders, or of series that the study has not")
        }
        if summary.withdrawnRows > 0 {
            let rows = summary.withdrawnRows == 1 ? "1 row" : "\(summary.withdrawnRows) rows"
            lines.append(
                Console.emphasised("           \(rows) taken out: ", .yellow)
                    + "image or outline has changed or is gone; the table says which"
            )
        }
        if summary.absentRows > 0 {
            let rows = summary.absentRows == 1 ? "1 row is" : "\(summary.absentRows) rows are"
            lines.append(
                Console.emphasised("           \(rows) of patients who are not in the folder any more", .yellow)
                    + ", and used; write excluded-by-site to take them out"
            )
        }
        lines.append("Written:   \(cohortPath)")
        for problem in summary.tableProblems.prefix(10) {
            lines.append("           " + Console.emphasised("to correct: ", .yellow) + problem)
        }
        if summary.tableProblems.count > 10 {
            lines.append("           and \(summary.tableProblems.count - 10) more to correct")
        }
        return lines
    }

    private var questions: [String] {
        guard summary.openQuestions > 0 else {
            let missing = summary.lesionsWithoutScore
            let corrections = summary.tableProblems.isEmpty ? "" : "correct the table; "
            let scores =
                missing == 0
                ? "" : "complete the column score (\(missing.counted("lesion")) without); "
            let others =
                summary.otherOpenQuestions == 0
                ? [] : ["Open:      \(summary.otherOpenQuestions.counted("question")) about other patients"]
            let preview = "site-agent intake preview --cohort \(cohortPath)\(suffix)"
            return others + ["Next:      \(corrections)\(scores)\(corrections + scores == "" ? "" : "then ")\(preview)"]
        }
        return [
            Console.emphasised("Open:      \(summary.openQuestions.counted("question")): ", .yellow)
                + "site-agent intake review\(suffix), then scan again"
        ]
    }

    private var advice: [String] {
        [
            "Listed:    \(folder.intake.appendingPathComponent("images.csv").path)",
            "Next:      name a study with --study or --study-file to get a cohort table",
        ]
    }
}
