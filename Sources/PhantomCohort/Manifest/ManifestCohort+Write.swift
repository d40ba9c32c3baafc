public import Foundation

extension ManifestCohort {
    /// The file by which a folder is known to be dealt from a manifest.
    private static let marker = "manifest-cohort.json"

    /// What the marker says: how the folder came about.
    private struct Marker: Encodable {
        let format: String
        let series: String
        let scoreColumn: String
        let rows: [String: Int]
        let rowsWithoutKnownSite: Int
        let rowsWithoutKnownSiteWentTo: String?
    }

    /// Writes a folder with a `cohort.csv` for each site; image paths are absolute.
    ///
    /// A folder that the same manifest and settings made is written again; any other has to be empty.
    public func write(to folder: URL) throws {
        let own = OwnFolder(url: folder, marker: Self.marker)
        let summary = try summary()
        try own.claim { $0 == summary }
        try own.write([UInt8](summary), to: Self.marker)
        for site in sites { try own.write(Array(table(site.lesions).utf8), to: "\(site.name)/cohort.csv") }
    }

    /// What was dealt to whom, as JSON; the marker of the folder.
    public func summary() throws -> Data {
        let summary = Marker(
            format: "intramural manifest-cohort 1",
            series: settings.series,
            scoreColumn: settings.scoreColumn,
            rows: Dictionary(sites.map { ($0.name, $0.lesions.count) }) { first, _ in first },
            rowsWithoutKnownSite: unknownRows,
            rowsWithoutKnownSiteWentTo: unknownRowsWentTo
        )
        return try JSONCoding.encoder.encode(summary) + Data("\n".utf8)
    }

    private func table(_ lesions: [Lesion]) -> String {
        var text = "patient,lesion,score,series,image,mask\n"
        for lesion in lesions {
            let cells = [
                lesion.patient, lesion.lesion, lesion.score, settings.series, lesion.image.path, lesion.mask.path,
            ]
            text += cells.map(CommaSeparatedRecords.quoted).joined(separator: ",") + "\n"
        }
        return text
    }
}
