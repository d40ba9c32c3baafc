import CanonicalEncoding
import DICOM
import Foundation
import ImageFiles
import Imaging
import Study
import TestSupport
import Testing

@testable import SiteAgentCore

/// Intake over synthetic exports, with the real child process that reads DICOM.
@Suite struct IntakeTests: IntakeSuite {
    let folder: TemporaryFolder
    var export: DICOMExport

    init() throws {
        folder = try TemporaryFolder()
        try folder.site.create()
        export = DICOMExport(in: folder)
    }

    @Test mutating func `a folder becomes images, masks and a table that extraction reads`() async throws {
        try addPatient()
        try folder.write(Array("a letter".utf8), to: "export/letter.txt")
        try folder.write([UInt8](repeating: 0, count: 128) + Array("DICMxx".utf8), to: "export/broken.dcm")
        let summary = try await intake()
        #expect(summary.dicomFiles == 15)
        #expect(summary.otherFiles == 1)
        #expect(summary.refusedFiles.values.reduce(0, +) == 1)
        #expect(summary.patients == 1)
        #expect(summary.rows == 3)
        #expect(summary.usableRows == 3)
        #expect(summary.resampledMasks == 1)
        #expect(summary.openQuestions == 0)
        #expect(try row("dwi_b200")["mask_source"] == "a mask on the grid of this image")
        #expect(try row("t2w")["mask_source"]?.contains("resampled") == true)
        #expect(try row("t2w")["image_date"] == "2020-01-31")
        #expect(try text("files.csv").contains("broken.dcm,"))
        let table = try CohortTable(file: folder.site.intake.appendingPathComponent("cohort.csv"))
        #expect(table.isUsable)
        #expect(table.ignoredColumns.isEmpty)
        let lesion = try #require(table.lesions.first)
        let files = try #require(lesion.cases["t2w"])
        let image = try ImageFile.volume(try NIfTIFile.read(files.image))
        let mask = try ImageFile.mask(try NIfTIFile.read(files.mask))
        #expect(image.grid.mismatch(with: mask.grid) == nil)
        // 4 x 4 x 3 voxels of 2 x 2 x 3 mm are 576 mm^3; a voxel of the other grid has 6.75.
        #expect(abs(Double(mask.voxelCount) * 6.75 - 576) < 150)
    }

    @Test mutating func `no identifier is in a table, the database or a summary, and the key file leads back`()
        async throws
    {
        try addPatient()
        let summary = try await intake()
        var seen = summary.json.canonicalText
        for name in ["cohort.csv", "acquisition.csv"] { seen += try text(name) }
        seen += String(decoding: try Data(contentsOf: folder.site.database), as: UTF8.self)
        seen += try FileManager.default.subpathsOfDirectory(atPath: folder.site.intake.path).joined()
        for secret in DICOMExport.secrets { #expect(!seen.contains(secret)) }
        let keys = String(decoding: try Data(contentsOf: folder.site.patientKeys), as: UTF8.self)
        let key = try #require(try rows().first?["patient"])
        #expect(keys == "patient,hospital_id\n\(key),GEHEIM-1\n")
        let permissions = try FileManager.default.attributesOfItem(atPath: folder.site.patientKeys.path)
        #expect(permissions[.posixPermissions] as? Int == 0o600)
    }

    @Test mutating func `two images that could be meant are a question, and its answer is kept`() async throws {
        try addPatient()
        var second = DICOMExport.Series()
        second.number = 7
        second.echoTime = 100
        try export.add(second)
        #expect(try await intake().openQuestions == 1)
        #expect(try row("t2w")["exclusion"] == "open-question")
        let review = IntakeReview(store: try SiteStore(at: folder.site.database))
        let entry = try #require(try review.entries().first)
        #expect(entry.answer == nil)
        #expect(entry.question.choices.map { $0.text.contains("TE 100 ms") } == [false, true])
        #expect(throws: SiteError.self) { try review.answer("3", to: entry.question.id, time: 1) }
        try review.answer("2", to: String(entry.question.id.prefix(5)), time: 1)
        #expect(try await intake().openQuestions == 0)
        #expect(try row("t2w")["exclusion"] == "")
        let image = try ImageFile.volume(
            try NIfTIFile.read(folder.site.intake.appendingPathComponent(try #require(try row("t2w")["image"])))
        )
        #expect(image.grid.spacing.x == 2)
        try review.answer("none", to: entry.question.id, time: 2)
        _ = try await intake()
        #expect(try row("t2w")["exclusion"] == "missing-series")
        #expect(try row("t2w")["exclusion_detail"] == "a person said that none of 2 images is meant")
        try review.reopen(entry.question.id)
        #expect(try await intake().openQuestions == 1)
    }

    @Test mutating func `labels of a mask are lesions only if somebody says so`() async throws {
        try addPatient()
        try export.addMask(of: .diffusion("GEHEIM-1", b: 200), 2, label: 2)
        #expect(try await intake().openQuestions == 1)
        #expect(try rows().map { $0["exclusion"] } == ["open-question", "open-question", "open-question"])
        #expect(try await intake(["region 1", "region 2"]).lesions == 2)
        #expect(Set(try rows().map { $0["lesion"] }) == ["region 1", "region 2"])
        let absent = try await intake(["GTV*"])
        #expect(absent.exclusions["t2w"] == [.labelAbsent: 2])
    }

    @Test mutating func `what a person wrote stays when the folder is taken in again`() async throws {
        try addPatient()
        _ = try await intake()
        let table = folder.site.intake.appendingPathComponent("cohort.csv")
        var lines = try text("cohort.csv").split(separator: "\n").map(String.init)
        lines[0] += ",remark"
        for index in lines.indices.dropFirst() {
            lines[index] = lines[index].replacing(",dwi_b0,,", with: ",dwi_b0,7,").replacing(",t2w,,", with: ",t2w,7,")
            lines[index] += ",\"seen, twice\""
        }
        lines.append("P-OTHER,1,t2w,3,,x.nii,y.nii,,,,,,,,kept")
        try Data(lines.joined(separator: "\n").utf8).write(to: table)
        try addPatient("GEHEIM-2")
        let summary = try await intake()
        #expect(summary.keptRows == 1)
        #expect(summary.patients == 2)
        let rows = try rows()
        #expect(rows.count == 7)
        #expect(rows.count { $0["score"] == "7" && $0["remark"] == "seen, twice" } == 3)
        #expect(rows.first { $0["patient"] == "P-OTHER" }?["remark"] == "kept")
    }

    @Test mutating func `what cannot be used is excluded by name`() async throws {
        func broken(_ patient: String, _ change: (inout DICOMExport.Series) -> Void) throws {
            var series = DICOMExport.Series.diffusion(patient, b: 200)
            change(&series)
            try export.add(series)
            try export.addMask(of: .diffusion(patient, b: 200))
        }
        try broken("GEHEIM-gap") { $0.absent = [2] }
        try broken("GEHEIM-uneven") { $0.raised = [2] }
        try broken("GEHEIM-no-b") { $0.bValue = nil }
        try addPatient("GEHEIM-te", echoTime: 300)
        let summary = try await intake()
        #expect(summary.exclusions["dwi_b200"]?[.missingSlice] == 1)
        #expect(summary.exclusions["dwi_b200"]?[.unevenSpacing] == 1)
        #expect(summary.exclusions["t2w"]?[.outsideTolerance] == 1)
        #expect(summary.exclusions["t2w"]?[.missingSeries] == 3)
        let details = try rows().compactMap { $0["exclusion_detail"] }
        #expect(details.contains { $0.contains("TE_ms is 300.0; the study accepts 70.0 to 120.0") })
        #expect(details.contains { $0.contains("a gap of 6.0 mm in a step of 3.0 mm") })
    }

    @Test mutating func `one image under two patients is used once`() async throws {
        try addPatient("GEHEIM-1")
        try addPatient("GEHEIM-2")
        // Synthetic pixels depend on the slice alone: the second patient has the first one's images.
        let summary = try await intake()
        #expect(summary.usableRows == 3)
        #expect(summary.exclusions.values.reduce(0) { $0 + ($1[.duplicatePatient] ?? 0) } == 3)
    }

    @Test mutating func `a mask that reaches beyond an image is not cut off in silence`() async throws {
        try addPatient()
        var narrow = DICOMExport.Series()
        narrow.number = 8
        narrow.size = 8
        narrow.spacing = 1.5
        narrow.echoTime = 90
        try export.add(narrow)
        _ = try await intake()
        let review = IntakeReview(store: try SiteStore(at: folder.site.database))
        let question = try #require(try review.entries().first?.question)
        let choice = try #require(question.choices.firstIndex { $0.text.contains("8x8x5") })
        try review.answer("\(choice + 1)", to: question.id, time: 1)
        _ = try await intake()
        #expect(try row("t2w")["exclusion"] == "mask-outside-image")
        #expect(try row("t2w")["exclusion_detail"]?.contains("of the mask's 48 voxels") == true)
    }

    @Test mutating func `of two echoes of one series the one that was named is taken`() async throws {
        try addPatient()
        try FileManager.default.removeItem(at: export.url.appendingPathComponent("a/GEHEIM-1"))
        try export.add(.diffusion("GEHEIM-1", b: 200))
        try export.addMask(of: .diffusion("GEHEIM-1", b: 200))
        for echo in [75.0, 110] {
            var series = DICOMExport.Series()
            series.number = 9
            series.echoTime = echo
            series.brightness = Int(echo)
            try export.add(series)
        }
        #expect(try await intake().openQuestions == 1)
        let review = IntakeReview(store: try SiteStore(at: folder.site.database))
        let question = try #require(try review.entries().first?.question)
        for (number, choice) in question.choices.enumerated() {
            try review.answer("\(number + 1)", to: question.id, time: number)
            _ = try await intake()
            let path = try #require(try row("t2w")["image"])
            let image = try ImageFile.volume(try NIfTIFile.read(folder.site.intake.appendingPathComponent(path)))
            #expect(choice.text.contains(image[1, 0, 0] == 75 ? "TE 75 ms" : "TE 110 ms"))
            #expect([75, 110].contains(image[1, 0, 0]))
        }
    }

    @Test mutating func `an outline that is no longer chosen is taken out, and its mask is not another's`()
        async throws
    {
        try addPatient()
        try export.addMask(of: .diffusion("GEHEIM-1", b: 200), 2, label: 2)
        _ = try await intake(["region 1"])
        let first = try row("dwi_b200")
        let mask = try Data(contentsOf: folder.site.intake.appendingPathComponent(first["mask", default: ""]))
        _ = try await intake(["region 2"])
        let rows = try rows().filter { $0["series"] == "dwi_b200" }
        #expect(rows.map { $0["exclusion"] } == ["label-absent", ""])
        #expect(rows[0]["mask"] != rows[1]["mask"])
        #expect(try Data(contentsOf: folder.site.intake.appendingPathComponent(first["mask", default: ""])) == mask)
    }

    @Test mutating func `a later folder of the same patient leaves earlier rows and files alone`() async throws {
        try addPatient()
        _ = try await intake()
        let first = try row("t2w")
        let image = try Data(contentsOf: folder.site.intake.appendingPathComponent(first["image", default: ""]))
        try FileManager.default.removeItem(at: export.url)
        export.name = "next"
        var later = DICOMExport.Series()
        later.number = 30
        later.echoTime = 90
        later.brightness = 5
        later.frameOfReference = "7"
        try export.add(later, below: "later")
        try export.addMask(of: later, 3, below: "later")
        let summary = try await intake()
        #expect(summary.keptRows >= 1)
        #expect(try row("t2w")["image"] == first["image"])
        #expect(try Data(contentsOf: folder.site.intake.appendingPathComponent(first["image", default: ""])) == image)
        // The rows of the images that the table means, whichever folder they came from.
        #expect(try text("acquisition.csv").split(separator: "\n").count == 4)
    }

    @Test mutating func `what a person took out stays out, whatever is found`() async throws {
        try addPatient()
        _ = try await intake()
        let table = folder.site.intake.appendingPathComponent("cohort.csv")
        let lines = try text("cohort.csv").split(separator: "\n").map { line in
            line.contains(",t2w,") ? String(line.dropLast(1)) + "excluded-by-site," : String(line)
        }
        try Data(lines.joined(separator: "\n").utf8).write(to: table)
        #expect(try row("t2w")["exclusion"] == "excluded-by-site")
        let missing = export.url.appendingPathComponent("a/GEHEIM-1/IM3")
        let kept = try Data(contentsOf: missing)
        try FileManager.default.removeItem(at: missing)
        _ = try await intake()
        #expect(try row("t2w")["exclusion"] == "excluded-by-site")
        try kept.write(to: missing)
        let summary = try await intake()
        #expect(try row("t2w")["exclusion"] == "excluded-by-site")
        #expect(summary.exclusions["t2w"] == [.excludedBySite: 1])
    }

    @Test mutating func `a table of semicolons and decimal commas stays one`() async throws {
        try addPatient()
        _ = try await intake()
        let table = folder.site.intake.appendingPathComponent("cohort.csv")
        let semicolons = try text("cohort.csv").replacing(",", with: ";").replacing(";t2w;;", with: ";t2w;6,5;")
            .replacing(";dwi_b0;;", with: ";dwi_b0;6,5;").replacing(";dwi_b200;;", with: ";dwi_b200;6,5;")
        try Data(semicolons.utf8).write(to: table)
        _ = try await intake()
        #expect(try text("cohort.csv").contains(";t2w;6,5;"))
        let read = try CohortTable(file: table)
        #expect(read.problems.isEmpty)
        #expect(read.lesions.first?.score == 6.5)
    }

    @Test mutating func `identifiers that look like formulas and numbers do not stop a second intake`() async throws {
        for patient in ["=1+1", "-ABC", "00123", "'x"] { try addPatient(patient) }
        _ = try await intake()
        #expect(try await intake().patients == 4)
    }

    @Test mutating func `an export that is there twice is no question`() async throws {
        try addPatient()
        try FileManager.default.copyItem(
            at: export.url.appendingPathComponent("a"),
            to: export.url.appendingPathComponent("b")
        )
        let summary = try await intake()
        #expect(summary.openQuestions == 0)
        #expect(summary.usableRows == 3)
        #expect(summary.repeatedInstances == 15)
    }

    @Test mutating func `two masks of one name on one series may be two lesions, which a person says`() async throws {
        try addPatient()
        try export.addMask(of: .diffusion("GEHEIM-1", b: 200), 2)
        #expect(try await intake().openQuestions == 1)
        #expect(try rows().allSatisfy { $0["exclusion"] == "open-question" })
        let review = IntakeReview(store: try SiteStore(at: folder.site.database))
        let question = try #require(try review.entries().first?.question)
        try review.answer("1,2", to: question.id, time: 1)
        #expect(try await intake().lesions == 2)
        #expect(Set(try rows().compactMap { $0["lesion"] }) == ["region 1 (1)", "region 1 (2)"])
    }

    @Test mutating func `a lesion without outline hands its score on to the one that is outlined later`() async throws {
        try export.add(.diffusion("GEHEIM-1", b: 200))
        _ = try await intake()
        #expect(try row("dwi_b200")["lesion"] == "no-outline")
        let table = folder.site.intake.appendingPathComponent("cohort.csv")
        try Data(try text("cohort.csv").replacing(",dwi_b200,,", with: ",dwi_b200,4,").utf8).write(to: table)
        try export.addMask(of: .diffusion("GEHEIM-1", b: 200))
        _ = try await intake()
        #expect(Set(try rows().map { $0["lesion"] }) == ["region 1"])
        #expect(try row("dwi_b200")["score"] == "4")
    }

    @Test mutating func `a single direction is never taken for a trace image without a word`() async throws {
        var series = DICOMExport.Series.diffusion("GEHEIM-1", b: 200)
        series.direction = [1, 0, 0]
        try export.add(series)
        try export.addMask(of: series)
        #expect(try await intake().openQuestions == 1)
        #expect(try row("dwi_b200")["exclusion"] == "open-question")
    }

    @Test
    mutating func `an image of unknown weighting is taken for what a person says, and for nothing without a word`()
        async throws
    {
        var gradientEcho = DICOMExport.Series(patient: "GEHEIM-1")
        gradientEcho.sequence = "GR"
        var other = gradientEcho
        other.number = 5
        other.echoTime = 20
        try export.add(gradientEcho)
        try export.add(other)
        try export.addMask(of: gradientEcho)
        _ = try await intake()
        #expect(try row("t2w")["exclusion"] == "open-question")
        let review = IntakeReview(store: try SiteStore(at: folder.site.database))
        let question = try #require(try review.entries().first?.question)
        // The other one's echo time is not the study's.
        #expect(question.choices.count == 1)
        try review.answer("1", to: question.id, time: 1)
        _ = try await intake()
        #expect(try row("t2w")["image"] != "" && row("t2w")["exclusion"] == "")
        try export.add(DICOMExport.Series(patient: "GEHEIM-1", number: 7))
        _ = try await intake()
        #expect(try review.entries().isEmpty)
    }

    @Test mutating func `a folder that cannot be read or is empty is a mistake that is told`() async throws {
        await #expect(throws: SiteError.self) { _ = try await intake() }
        try FileManager.default.createDirectory(at: export.url, withIntermediateDirectories: true)
        let error = await #expect(throws: SiteError.self) { _ = try await intake() }
        #expect(error?.problem == "The folder of images has no files.")
    }

    @Test mutating func `two intakes at once do not write over each other`() async throws {
        try addPatient()
        let lock = try FolderLock(file: folder.site.intakeLock)
        let error = await #expect(throws: SiteError.self) { _ = try await intake() }
        #expect(error?.kind == .refused)
        withExtendedLifetime(lock) {}
    }

    @Test func `an intake that has ended leaves its lock with no child process`() throws {
        let lock = try FolderLock(file: folder.site.intakeLock)
        let child = try LateChild(holding: folder.site.intakeLock)
        #expect(child.count == 1)
        withExtendedLifetime(lock) {}
        _ = consume lock
        _ = try FolderLock(file: folder.site.intakeLock)
        withExtendedLifetime(child) {}
    }

    @Test mutating func `the same folder gives the same tables, however it is ordered`() async throws {
        try addPatient("GEHEIM-1")
        _ = try await intake()
        let first = try ["cohort.csv", "acquisition.csv"].map(text)
        for file in try FileManager.default.contentsOfDirectory(
            at: export.url.appendingPathComponent("a/GEHEIM-1"),
            includingPropertiesForKeys: nil
        ) where file.lastPathComponent.hasPrefix("IM") {
            let number = try #require(Int(file.lastPathComponent.dropFirst(2)))
            let name = file.deletingLastPathComponent().appendingPathComponent("X\(99 - number)")
            try FileManager.default.moveItem(at: file, to: name)
        }
        _ = try await intake()
        #expect(try ["cohort.csv", "acquisition.csv"].map(text) == first)
    }
}
