import DICOM
import Foundation
import ImageFiles
import Imaging
import Study
import TestSupport
import Testing

@testable import SiteAgentCore

/// Intake of structure sets: which image contours are filled on, and what a person is told of them.
@Suite struct ContourIntakeTests: IntakeSuite {
    let folder: TemporaryFolder
    var export: DICOMExport

    /// Two series of 16 x 16 pixels of 2 mm: T2-weighted, five slices 5 mm apart, and b = 200, 3 mm apart.
    init() throws {
        folder = try TemporaryFolder()
        try folder.site.create()
        export = DICOMExport(in: folder)
        var t2 = DICOMExport.Series()
        t2.step = 5
        try export.add(t2)
        try export.add(.diffusion("GEHEIM-1", b: 200))
    }

    /// Writes a structure set beside the patient's images.
    private func add(_ change: (inout SyntheticStructures) -> Void) throws {
        var structures = SyntheticStructures()
        let images = try images
        structures.series = images.map(\.seriesInstanceUID)
        structures.study = images[0].studyInstanceUID
        structures.frameOfReference = try #require(images[0].frameOfReference)
        change(&structures)
        try folder.write(structures.file, to: "export/a/GEHEIM-1/RS\(structures.number)")
    }

    /// What the files tell of both series, the T2-weighted one first.
    private var images: [SeriesHeader] {
        get throws {
            let reader = DICOMReader(program: try BuiltProduct.url("dicom-reader"))
            return try ["IM1", "IM6"].map { name in
                let file = export.url.appendingPathComponent("a/GEHEIM-1/\(name)")
                return try Instance(try reader.header(of: file).dataSet, file: 0).series
            }
        }
    }

    private func voxels(_ row: [String: String]) throws -> Int {
        let mask = folder.site.intake.appendingPathComponent(try #require(row["mask"]))
        return try ImageFile.mask(try NIfTIFile.read(mask)).voxelCount
    }

    @Test func `of several images that are referred to, contours are filled on the one they lie on`() async throws {
        // On the other image, both would lie 1 mm beside a slice, which is allowed.
        try add { $0.regions = [("GTV", [.init(z: 6), .init(z: 9)])] }
        #expect(try await intake().openQuestions == 0)
        let own = try row("dwi_b200")
        // 4 x 4 voxels on each of two slices.
        #expect(try voxels(own) == 32)
        #expect(own["warnings"] == "")
        let other = try row("t2w")
        #expect(other["mask_source"]?.contains("resampled") == true)
        // From 4.5 to 10.5 mm, they hold the slices at 5 and 10 mm.
        #expect(try voxels(other) == 32)
        #expect(other["warnings"]?.contains("beside the plane") == false)
    }

    @Test func `slices that contours of an absent series leave out are told`() async throws {
        try add { structures in
            structures.series = ["1.2.826.0.1.7"]
            structures.regions = [("GTV", [.init(z: 3), .init(z: 9)])]
        }
        _ = try await intake()
        let row = try row("dwi_b200")
        #expect(try voxels(row) == 32)
        #expect(row["warnings"] == "the contours leave out 1 slice between the first and the last")
    }

    @Test func `regions without a contour are no lesions, and a file of such regions alone is none`() async throws {
        try add { $0.regions = [("Ring", []), ("GTV", [.init(z: 6)]), ("empty", [])] }
        try add { structures in
            structures.number = 2
            structures.regions = [("Ring", []), ("empty", [])]
        }
        let summary = try await intake()
        #expect(summary.openQuestions == 0)
        #expect(try row("dwi_b200")["lesion"] == "GTV")
        #expect(try text("files.csv").contains("RS2,none of its 2 regions has a closed contour"))
    }

    @Test func `two structure sets of one day are told apart by label and time`() async throws {
        for (number, time) in [(1, "101502"), (2, "111503.5")] {
            try add { structures in
                (structures.number, structures.label, structures.time) = (number, "V\(number)", time)
                structures.regions = [("GTV", [.init(z: 6)])]
            }
        }
        #expect(try await intake().openQuestions == 1)
        let review = IntakeReview(store: try SiteStore(at: folder.site.database))
        let texts = try #require(try review.entries().first).question.choices.map(\.text).sorted()
        try #require(texts.count == 2)
        #expect(texts[0].contains(#"1 contour, series 9, label "V1", 2020-02-01 10:15:02; drawn on"#))
        #expect(texts[1].contains(#"1 contour, series 9, label "V2", 2020-02-01 11:15:03; drawn on"#))
    }
}
