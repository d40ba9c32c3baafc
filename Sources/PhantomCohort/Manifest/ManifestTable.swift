import Foundation

/// The rows of a manifest, each checked.
struct ManifestTable {
    struct Row {
        let lesion: ManifestCohort.Lesion
        let site: String

        /// Whether nobody knows the site.
        var hasUnknownSite: Bool { site.isEmpty || site == "unknown" }
    }

    let rows: [Row]

    init(_ file: URL, settings: ManifestCohort.Settings) throws(PhantomCohortError) {
        guard let text = try? String(contentsOf: file, encoding: .utf8) else {
            throw .badManifest(line: nil, reason: "cannot be read", fix: "name a CSV file in UTF-8")
        }
        var records = try CommaSeparatedRecords(text).records[...]
        guard let header = records.popFirst() else {
            throw .badManifest(line: nil, reason: "is empty", fix: "the first line must name the columns")
        }
        let folder = file.deletingLastPathComponent()
        let reader = Reader(header: header.cells, folder: folder, settings: settings)
        var rows: [Row] = []
        for record in records { rows.append(try reader.row(record)) }
        self.rows = rows
    }

    private struct Reader {
        let header: [String]
        let folder: URL
        let settings: ManifestCohort.Settings

        func row(_ record: CommaSeparatedRecords.Record) throws(PhantomCohortError) -> Row {
            guard record.cells.count == header.count else {
                throw .badManifest(
                    line: record.line,
                    reason: "has \(record.cells.count) cells where the header has \(header.count)",
                    fix: "quote cells that hold a comma"
                )
            }
            let score = try cell(settings.scoreColumn, record)
            guard score.isEmpty || Double(score)?.isFinite == true else {
                throw .badManifest(
                    line: record.line,
                    reason: "the score is not a number",
                    fix: "name the column of the score with --score"
                )
            }
            let site = try cell(settings.siteColumn, record).lowercased()
            guard site.isEmpty || SiteNames.isValid(site) else {
                throw .badManifest(
                    line: record.line,
                    reason: "the site cannot be a site's name",
                    fix: "use 1 to 32 letters, digits and hyphens"
                )
            }
            let lesion = ManifestCohort.Lesion(
                patient: try filled("patient", record),
                lesion: try filled("lesion", record),
                score: score,
                image: try file("image", record),
                mask: try file("mask", record)
            )
            return Row(lesion: lesion, site: site)
        }

        private func cell(
            _ column: String,
            _ record: CommaSeparatedRecords.Record
        ) throws(PhantomCohortError) -> String {
            guard let index = header.firstIndex(of: column) else {
                throw .badManifest(
                    line: 1,
                    reason: "has no column \(column.prefix(40))",
                    fix: "it has: \(header.prefix(20).joined(separator: ", "))"
                )
            }
            return record.cells[index]
        }

        private func filled(
            _ column: String,
            _ record: CommaSeparatedRecords.Record
        ) throws(PhantomCohortError) -> String {
            let text = try cell(column, record)
            guard !text.isEmpty else {
                throw .badManifest(line: record.line, reason: "the \(column) is empty", fix: "fill it in")
            }
            return text
        }

        private func file(
            _ column: String,
            _ record: CommaSeparatedRecords.Record
        ) throws(PhantomCohortError) -> URL {
            let url = URL(fileURLWithPath: try filled(column, record), relativeTo: folder).standardizedFileURL
            guard FileManager.default.fileExists(atPath: url.path) else {
                throw .badManifest(
                    line: record.line,
                    reason: "the \(column) file is not there",
                    fix: "paths are relative to the manifest's folder"
                )
            }
            return url
        }
    }
}
