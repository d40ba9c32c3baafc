import FederatedAnalysis
import Foundation
import ImageFiles
import Imaging
import Study
import Testing

@testable import SiteAgentCore

@Suite struct DiffusionSeriesTests {
    private let folder: TemporaryFolder
    private let store: SiteStore
    private var cohort: ImageCohort

    init() throws {
        folder = try TemporaryFolder()
        try folder.site.create()
        cohort = try ImageCohort(lesions: 4, in: folder)
        store = try SiteStore(at: folder.site.database)
    }

    private func extract(_ study: StudyDocument) async throws -> ExtractionSummary {
        let pseudonyms = try folder.site.loadPseudonyms()
        return try await Extraction(
            study: study,
            table: cohort.table,
            store: store,
            pseudonyms: pseudonyms,
            workers: 1
        ).run { _ in }
    }

    /// A scanner's map of one value nearly, with the table's row.
    private mutating func addMap(of value: Double, lesion: Int) throws {
        let grid = try ImageCohort.grid()
        let voxels = (0..<grid.size.count).map { Float(value * (1 + 0.001 * Double($0 % 7))) }
        let image = "images/GEHEIM-\(lesion / 2)/\(lesion)-adc.nii.gz"
        try folder.write(NIfTIFile.bytes(of: Volume<Raw>(grid: grid, voxels: voxels)), to: image)
        let mask = "images/GEHEIM-\(lesion / 2)/\(lesion)-mask.nii.gz"
        cohort.rows.append("GEHEIM-Mustermann-\(lesion / 2),L-links-\(lesion),\(lesion),adc,\(image),\(mask)")
    }

    @Test mutating func `a scanner's map in another unit is excluded by name with the factor`() async throws {
        try addMap(of: 1100, lesion: 0)
        try addMap(of: 0.0011, lesion: 1)
        try addMap(of: 1.1, lesion: 2)
        try addMap(of: 0, lesion: 3)
        let study = try SmallStudy.document(
            "adc: {kind: adc, fit: {from_b: [0, 200], method: log-linear}}",
            "adc: {kind: adc}"
        )
        let summary = try await extract(study)
        #expect(summary.excludedCases["adc"] == [.implausibleADC: 3])
        #expect(summary.includedLesions == 4)
        let details = try store.read { try $0.exclusionDetails() }
        #expect(details.contains { $0.contains("in mm^2/s, not") && $0.contains("multiply it by 1000000") })
        #expect(details.contains { $0.contains("multiply it by 1000") && $0.contains("x 1e-3") })
        #expect(!details.joined().contains("0.0011"))
    }

    @Test mutating func `a fitted map passes the same check`() async throws {
        // The images of lesion 0 change places: the signal rises with b, and every coefficient is kept as 0.
        try folder.write(ImageCohort.image(seed: 0, bValue: 200), to: "images/GEHEIM-0/0-b0.nii.gz")
        try folder.write(ImageCohort.image(seed: 0, bValue: 0), to: "images/GEHEIM-0/0-b200.nii.gz")
        let summary = try await extract(SmallStudy.document())
        #expect(summary.excludedCases["adc"] == [.implausibleADC: 1])
        #expect(summary.excludedCaseCount == 1)
    }

    @Test func `a weighted fit is another recipe, and gives the coefficient of an exact decay`() async throws {
        _ = try await extract(SmallStudy.document())
        let study = try SmallStudy.document("log-linear", "weighted-least-squares")
        let summary = try await extract(study)
        #expect(summary.extracted == 4)
        #expect(summary.reused == 8)
        let rows = try store.read { try $0.localCohort(of: study.digest) }?.rows ?? []
        let means = rows.compactMap { $0.values[0]?.first { $0 > 1000 && $0 < 3000 } }
        #expect(means.count == 4)
        #expect(means.allSatisfy { abs($0 - 1682.36) < 0.5 })
    }
}
