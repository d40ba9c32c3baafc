public import DICOM
public import Foundation

/// Draws a cohort for a reader: an overview and a page for each patient, in a folder of this site.
///
/// One case is in memory at a time. Equal files and verdicts give equal pages. A bad case is shown as such and stops
/// nothing.
public struct Preview: Sendable {
    /// How far a preview has come.
    public enum Progress: Sendable, Hashable {
        /// So many cases' files are hashed.
        case hashed(Int, of: Int)

        /// So many cases are drawn.
        case drawn(Int, of: Int)
    }

    private let table: PreviewTable
    private let images: LocalImages
    private let desk: SignOffDesk?

    /// Prepares a preview of a table; DICOM files need a reader, and earlier rejections the desk that has them.
    public init(of table: PreviewTable, reader: DICOMReader? = nil, earlier desk: SignOffDesk? = nil) {
        self.table = table
        self.desk = desk
        images = LocalImages(reader: reader)
    }

    /// Writes the pages into a folder, which they replace if it holds an earlier preview.
    public func write(to folder: URL, onProgress: (Progress) -> Void) throws -> PreviewSummary {
        var pages = try PreviewFolder(replacing: folder)
        do {
            let content = try CohortContent(of: table) { onProgress(.hashed($0, of: table.rows.count)) }
            let summary = try write(content, to: &pages) { onProgress(.drawn($0, of: table.rows.count)) }
            try pages.finish(PreviewRecord(content: summary.content, pages: summary.pages))
            return summary
        } catch {
            pages.discard()
            throw error
        }
    }

    private func write(
        _ content: CohortContent,
        to pages: inout PreviewFolder,
        onProgress: (Int) -> Void
    ) throws -> PreviewSummary {
        let patients = PreviewPatient.all(in: table)
        let series = table.series
        let rejections = try desk?.rejections(among: content) ?? [:]
        let dates = table.differingDates
        var counts = PreviewCounts()
        var entries = [CaseEntry?](repeating: nil, count: table.rows.count)
        var done = 0
        for (place, patient) in patients.enumerated() {
            let page = PatientPage(
                patient: patient,
                previous: place > 0 ? patients[place - 1] : nil,
                next: place + 1 < patients.count ? patients[place + 1] : nil,
                series: series,
                code: content.code
            )
            let html = try page.html { position, anchor in
                try Task.checkCancellation()
                let row = table.rows[position]
                let drawing = CaseDrawing(
                    row,
                    content.cases[position],
                    images,
                    tags: table.acquisitions.tags(of: row),
                    noted: [
                        rejections[position].map(PreviewFlag.rejection),
                        dates[[row.patient, row.lesion]].map(PreviewFlag.dates),
                    ].compactMap(\.self)
                )
                counts.count(drawing)
                entries[position] = CaseEntry(drawing)
                done += 1
                onProgress(done)
                return CaseCard(drawing: drawing, anchor: anchor).html
            }
            try pages.add(html, named: patient.fileName)
        }
        let index = IndexPage(
            patients: patients,
            series: series,
            entries: entries.compactMap(\.self),
            counts: counts,
            problems: table.problems,
            acquisitionProblem: table.acquisitions.problem,
            code: content.code
        )
        try pages.add(index.html, named: "index.html")
        return PreviewSummary(
            patients: patients.count,
            lesions: patients.reduce(0) { $0 + $1.lesions.count },
            shown: counts.shown,
            excluded: counts.excluded,
            unreadable: counts.unreadable,
            flagged: counts.flagged,
            flags: counts.flags,
            content: content.digest,
            pages: pages.pagesDigest,
            pageCount: pages.pageCount
        )
    }
}
