import DICOM
import Foundation
import ImageFiles
import Imaging
import TestSupport
import Testing

@Suite(.enabled(if: SharedData.url("data/malformed") != nil)) struct MalformedSeriesTests {
    private static func image(_ name: String) throws -> SortedFolder {
        try SortedFolder("malformed/\(name)/image")
    }

    @Test(arguments: [
        "dicom-deflated", "dicom-dirty-high-bits", "dicom-duplicate-sop-uid", "dicom-lying-slice-thickness",
        "dicom-monochrome1", "dicom-no-instance-number", "dicom-reversed-instance-numbers", "dicom-stray-files",
    ])
    func `unusual but usable series equal the clean one`(name: String) throws {
        let clean = try Self.image("dicom-clean")
        let expected = try clean.read(#require(clean.volumes.first))
        let folder = try Self.image(name)
        #expect(folder.volumes.count == 1)
        let found = try folder.read(#require(folder.volumes.first))
        #expect(found.grid == expected.grid)
        #expect(found.voxels == expected.voxels)
    }

    @Test func `the clean series equals its NIfTI image`() throws {
        let clean = try Self.image("dicom-clean")
        #expect(clean.volumes.count == 1)
        let volume = try clean.read(#require(clean.volumes.first))
        let folder = try #require(SharedData.url("data/malformed/nifti-clean"))
        let image = try ImageFile.volume([UInt8](Data(contentsOf: folder.appendingPathComponent("image.nii.gz"))))
        #expect(volume.grid.mismatch(with: image.grid) == nil)
        #expect(volume.voxels == image.voxels)
    }

    @Test func `a rescale slope of each slice is applied`() throws {
        let clean = try Self.image("dicom-clean")
        let expected = try clean.read(#require(clean.volumes.first)).voxels
        let folder = try Self.image("dicom-rescale-per-slice")
        let found = try folder.read(#require(folder.volumes.first)).voxels
        #expect(found.count == expected.count)
        #expect(zip(found, expected).allSatisfy { ($0 - $1).magnitude <= 1 })
    }

    @Test func `a duplicate is left out and counted`() throws {
        let volume = try #require(try Self.image("dicom-duplicate-sop-uid").volumes.first)
        #expect(volume.duplicates.map(\.kept) == [12])
        #expect(volume.duplicates.map(\.leftOut) == [25])
        #expect(volume.slices.count == 25)
    }

    @Test(arguments: [
        ("dicom-infinite-position", "ImagePositionPatient (0020,0032) is not usable in 1 slice"),
        ("dicom-missing-slice", "1 slice is missing: a gap of 6.5399 mm in a step of 3.27 mm"),
        ("dicom-mixed-frame-of-reference", "the series has 2 frames of reference"),
        ("dicom-mixed-matrix", "pixels; expected one size"),
        ("dicom-mixed-orientation", "the slices have at least 2 orientations"),
        ("dicom-mixed-patient", "files of 2 patients"),
        ("dicom-no-pixel-spacing", "PixelSpacing (0028,0030) is absent in 25 slices"),
        ("dicom-sheared-stack", "slices drift 12.0 mm sideways"),
        ("dicom-two-slices-one-position", "1 slice lies where another one lies"),
        ("dicom-uneven-spacing", "neighboring slices are 3.27 to 4.37 mm apart"),
    ])
    func `defects are named and nothing is split`(name: String, sentence: String) throws {
        let folder = try Self.image(name)
        #expect(folder.volumes.count == 1)
        let volume = try #require(folder.volumes.first)
        let defect = try #require(volume.defect)
        #expect(defect.description.contains(sentence), "\(defect)")
        #expect(throws: DICOMError.unusableStack(defect)) { try folder.read(volume) }
    }

    @Test func `two series in one folder are two volumes`() throws {
        let volumes = try Self.image("dicom-two-series-in-folder").volumes
        #expect(volumes.count == 2)
        #expect(Set(volumes.map(\.series.seriesInstanceUID)).count == 2)
    }

    @Test func `truncated pixels are refused`() throws {
        let folder = try Self.image("dicom-truncated-pixels")
        #expect(throws: DICOMError.self) { try folder.read(#require(folder.volumes.first)) }
    }

    @Test func `files that are broken alone are refused alone`() throws {
        for name in ["dicom-absurd-frames", "dicom-huge-matrix", "dicom-impossible-bits", "dicom-zero-rows"] {
            let folder = try SortedFolder("malformed/\(name)")
            let readable = folder.volumes.filter { (try? folder.read($0)) != nil }
            #expect(readable.isEmpty, "\(name)")
        }
    }

    @Test func `no folder of the collection stops the program`() throws {
        let root = try #require(SharedData.url("data/malformed"))
        let names = try FileManager.default.contentsOfDirectory(atPath: root.path)
            .filter { $0.hasPrefix("dicom-") && $0 != "dicom-deflate-bomb" }
        #expect(names.count > 30)
        for name in names.sorted() {
            let folder = try SortedFolder("malformed/\(name)")
            for volume in folder.volumes {
                guard let image = try? folder.read(volume) else { continue }
                #expect(image.voxels.count == image.grid.size.count, "\(name)")
            }
        }
    }
}
