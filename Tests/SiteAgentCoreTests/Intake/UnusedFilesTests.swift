import DICOM
import Foundation
import Study
import TestSupport
import Testing

@testable import SiteAgentCore

/// Nothing of a folder is lost without a word, and no table names a patient.
@Suite struct UnusedFilesTests {
    private let folder: TemporaryFolder
    private var export: DICOMExport

    init() throws {
        folder = try TemporaryFolder()
        try folder.site.create()
        export = DICOMExport(in: folder)
    }

    private func intake(_ lesions: [String] = [], over others: String...) async throws -> IntakeSummary {
        let series = "  dwi_b0: {kind: dwi, b: 0}\n"
        return try await Intake(
            folder: folder.site,
            store: SiteStore(at: folder.site.database),
            reader: DICOMReader(program: try BuiltProduct.url("dicom-reader")),
            study: SmallStudy.document(series, series + "  t2w: {kind: t2w, TE_ms: [70, 120]}\n"),
            lesionNames: lesions,
            workers: 2
        ).run(
            over: [export.url] + others.map { folder.url.appendingPathComponent($0) },
            onFile: { _, _ in },
            onPatient: { _, _ in }
        )
    }

    private func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.site.intake.appendingPathComponent(name)))
    }

    private func rows(_ name: String) throws -> [[String: String]] {
        let table = try SeparatedValues(try bytes(name))
        let names = try #require(table.records.first).cells
        return table.records.dropFirst().map { Dictionary(zip(names, $0.cells)) { $1 } }
    }

    private func row(_ series: String) throws -> [String: String] {
        try #require(try rows("cohort.csv").first { $0["series"] == series })
    }

    /// The reasons of files.csv by path.
    private func reasons() throws -> [String: String] {
        let rows = try rows("files.csv")
        return Dictionary(uniqueKeysWithValues: rows.map { ($0["file", default: ""], $0["reason", default: ""]) })
    }

    /// Diffusion-weighted images at b = 0 (files 1 to 5) and b = 200 (6 to 10), and a mask.
    private mutating func addPatient() throws {
        try export.add(.diffusion("GEHEIM-1", b: 0))
        try export.add(.diffusion("GEHEIM-1", b: 200))
        try export.addMask(of: .diffusion("GEHEIM-1", b: 200))
    }

    private func file(_ name: String) -> URL { export.url.appendingPathComponent("a/GEHEIM-1/\(name)") }

    private static let meta: [UInt8] =
        [UInt8](repeating: 0, count: 128) + Array("DICM".utf8) + [2, 0, 0, 0, 0x55, 0x4C, 4, 0, 28, 0, 0, 0]
        + [2, 0, 0x10, 0, 0x55, 0x49, 20, 0] + Array("1.2.840.10008.1.2.1\0".utf8)

    @Test mutating func `whatever was not used is in the list with its reason`() async throws {
        try addPatient()
        try folder.write(Array("a letter".utf8), to: "export/letter.txt")
        try folder.write([], to: "export/empty")
        try folder.write(Array("cut".utf8), to: "export/cut.DCM")
        // (0008,0005) ISO_IR 100, without preamble.
        try folder.write([8, 0, 5, 0, 0x43, 0x53, 10, 0] + Array("ISO_IR 100".utf8), to: "export/outline")
        // (0004,1130) FileSetID.
        try folder.write(Self.meta + [4, 0, 0x30, 0x11, 0x43, 0x53, 2, 0, 0x41, 0x20], to: "export/DICOMDIR")
        // (0008,0060) Modality and nothing else.
        try folder.write(Self.meta + [8, 0, 0x60, 0, 0x43, 0x53, 2, 0, 0x4D, 0x52], to: "export/headless")
        try FileManager.default.copyItem(at: file("IM1"), to: export.url.appendingPathComponent("repeated"))
        try FileManager.default.createSymbolicLink(
            atPath: export.url.appendingPathComponent("link").path,
            withDestinationPath: "a"
        )
        let summary = try await intake()
        #expect(
            try reasons() == [
                "DICOMDIR": "an index of the folder; not needed",
                "cut.DCM": "it is called a DICOM file and is none, or is cut off: export it again",
                "empty": "the file is empty",
                "headless": "SOPClassUID (0008,0016) is absent",
                "letter.txt": "no DICOM, NIfTI or NRRD file",
                "link": "a link to a folder, which is not followed; name the folder itself",
                "outline": "it lacks the file header of PS3.10: export it again, as a DICOM file",
                "repeated": "it repeats an instance that another file holds",
            ]
        )
        #expect(summary.otherFiles == 3)
        #expect(summary.refusedFiles.values.reduce(0, +) == 3)
        #expect(summary.linkedFolders == 1)
        #expect(summary.unreadFolders == 0)
        #expect(summary.repeatedInstances == 1)
        // None of them lies beside the images.
        #expect(try row("dwi_b200")["warnings"]?.contains("could not be read") == false)
    }

    @Test mutating func `a slice whose pixels cannot be read is named`() async throws {
        try addPatient()
        // 16 x 16 pixels of two bytes, of which half are taken away; their length stands before them.
        let whole = [UInt8](try Data(contentsOf: file("IM8")))
        let start = whole.count - 512
        try Data(whole[..<(start - 4)] + [0, 1, 0, 0] + whole[start..<start + 256]).write(to: file("IM8"))
        let summary = try await intake()
        #expect(try row("dwi_b200")["exclusion"] == "unreadable-image")
        #expect(
            try reasons() == [
                "a/GEHEIM-1/IM8": "the DICOM file is not usable: its pixel data is shorter than its header says"
            ]
        )
        #expect(summary.refusedFiles.values.reduce(0, +) == 1)
        #expect(try row("dwi_b0")["exclusion"] == "")
    }

    @Test mutating func `a volume beside a file that cannot be read is not accepted without a word`() async throws {
        try addPatient()
        // The last slice of b = 200: what is left has no gap.
        try Data([UInt8](try Data(contentsOf: file("IM10"))).prefix(400)).write(to: file("IM10"))
        _ = try await intake()
        #expect(try row("dwi_b200")["exclusion"] == "")
        let warning = "1 DICOM file beside the image could not be read, so that a slice may be absent"
        #expect(try row("dwi_b200")["warnings"]?.contains(warning) == true)
        #expect(try reasons().keys.sorted() == ["a/GEHEIM-1/IM10"])
    }

    @Test mutating func `images and outlines of two folders are sorted together`() async throws {
        try addPatient()
        let outlines = folder.url.appendingPathComponent("outlines")
        try FileManager.default.createDirectory(at: outlines, withIntermediateDirectories: true)
        try FileManager.default.moveItem(at: file("m11.nii.gz"), to: outlines.appendingPathComponent("m.nii.gz"))
        try folder.write(Array("a letter".utf8), to: "outlines/letter.txt")
        #expect(try await intake().usableRows == 0)
        let summary = try await intake(over: "outlines", "export/a")
        #expect(summary.usableRows == 2)
        #expect(summary.files == 12)
        #expect(summary.repeatedInstances == 0)
        #expect(try reasons() == ["outlines/letter.txt": "no DICOM, NIfTI or NRRD file"])
    }

    @Test mutating func `no table of images and no question has the patient's name or ID`() async throws {
        for number in [1, 2] {
            var series = DICOMExport.Series()
            series.number = number
            series.time = "143059.5"
            series.description = "t2 phantom geheim-1"
            try export.add(series)
        }
        try export.addMask(of: DICOMExport.Series())
        #expect(try await intake().openQuestions == 1)
        let images = try bytes("images.csv")
        #expect(images.starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(try rows("images.csv").map { $0["description"] } == ["t2 … …", "t2 … …"])
        let question = try #require(
            try IntakeReview(store: try SiteStore(at: folder.site.database)).entries().first?.question
        )
        for text in [String(decoding: images, as: UTF8.self)] + question.choices.map(\.text) {
            #expect(!text.lowercased().contains("geheim") && !text.lowercased().contains("phantom"))
        }
        // The two differ in nothing that could be shown.
        for (number, choice) in question.choices.enumerated() {
            #expect(choice.text.hasPrefix("2020-01-31 14:30, T2-weighted image, axial, series 1, \"t2 … …\", TE 80 ms"))
            #expect(
                choice.text.hasSuffix(
                    "5 slices, 16x16x5 voxels of 2 x 2 x 3 mm, 1 region outlined on it, 5 files "
                        + "(\(number + 1) of 2 that look alike)"
                )
            )
        }
    }

    @Test mutating func `names of lesions that no outline has are told`() async throws {
        try addPatient()
        #expect(try await intake(["GTV*"]).unmatchedLesionNames == ["GTV*"])
        #expect(try await intake(["GTV*", "region *"]).unmatchedLesionNames == ["GTV*"])
        #expect(try await intake().unmatchedLesionNames.isEmpty)
    }
}
