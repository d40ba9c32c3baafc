import DICOM
import Foundation
import Study
import TestSupport
import Testing

@testable import SiteAgentCore

/// What becomes of a table when its folder has changed, or a person has written into it.
@Suite struct RepeatedIntakeTests: IntakeSuite {
    let folder: TemporaryFolder
    var export: DICOMExport

    init() throws {
        folder = try TemporaryFolder()
        try folder.site.create()
        export = DICOMExport(in: folder)
    }

    private var review: IntakeReview { get throws { IntakeReview(store: try SiteStore(at: folder.site.database)) } }

    private func files(_ suffix: String) throws -> [URL] {
        let patient = export.url.appendingPathComponent("a/GEHEIM-1")
        return try FileManager.default.contentsOfDirectory(at: patient, includingPropertiesForKeys: nil)
            .filter { $0.path.hasSuffix(suffix) }
    }

    // MARK: Outlines

    @Test mutating func `the mask of an outline that is gone is used no more`() async throws {
        try addPatient()
        #expect(try await intake().usableRows == 3)
        for mask in try files(".nii.gz") { try FileManager.default.removeItem(at: mask) }
        let summary = try await intake()
        #expect(summary.withdrawnRows == 3)
        #expect(try exclusions(of: "region 1") == ["missing-mask"])
    }

    @Test mutating func `a second outline of the same name puts the first one in question`() async throws {
        try addPatient()
        _ = try await intake()
        try export.addMask(of: .diffusion("GEHEIM-1", b: 200), 2)
        #expect(try await intake().openQuestions == 1)
        #expect(try exclusions(of: "region 1") == ["open-question"])
        let question = try #require(try review.entries().first?.question)
        try review.answer("none", to: question.id, time: 1)
        #expect(try await intake().usableRows == 0)
        // The rows that were there say it; the patient is not counted a second time.
        #expect(try rows().map { $0["exclusion"] } == ["missing-mask", "missing-mask", "missing-mask"])
    }

    @Test mutating func `an outline of another name puts the first one in question`() async throws {
        try addPatient()
        _ = try await intake()
        try export.addMask(of: .diffusion("GEHEIM-1", b: 200), 2, label: 2)
        #expect(try await intake().openQuestions == 1)
        #expect(try rows().allSatisfy { $0["exclusion"] == "open-question" })
        let question = try #require(try review.entries().first?.question)
        try review.answer("1", to: question.id, time: 1)
        #expect(try await intake().usableRows == 3)
        #expect(try rows().map { $0["lesion"] } == ["region 1", "region 1", "region 1"])
    }

    @Test mutating func `a scored lesion that is drawn a second time keeps its name, its score and its mask`()
        async throws
    {
        try addPatient()
        _ = try await intake()
        try edit { $0.replacing("t2w,,", with: "t2w,7,") }
        let mask = try row("dwi_b200")["mask"]
        try export.addMask(of: .diffusion("GEHEIM-1", b: 200), 2)
        _ = try await intake()
        let question = try #require(try review.entries().first?.question)
        try review.answer("1,2", to: question.id, time: 1)
        #expect(try await intake().lesions == 2)
        let own = try rows().filter { $0["lesion"] == "region 1" }
        #expect(own.map { $0["score"] } == ["7", "7", "7"])
        #expect(own.first { $0["series"] == "dwi_b200" }?["mask"] == mask)
        #expect(try rows().allSatisfy { $0["exclusion"] == "" })
    }

    @Test mutating func `scores stay with their masks when a person gives lesions each other's names`() async throws {
        try addPatient()
        try export.addMask(of: .diffusion("GEHEIM-1", b: 200), 2, label: 2)
        _ = try await intake(["region*"])
        let before = try rows().filter { $0["series"] == "dwi_b200" }
        try edit {
            $0.replacing(",region 1,t2w,,", with: ",region X,t2w,1,").replacing(",region 1,", with: ",region X,")
                .replacing(",region 2,t2w,,", with: ",region 1,t2w,2,").replacing(",region 2,", with: ",region 1,")
                .replacing(",region X,", with: ",region 2,")
        }
        #expect(try await intake(["region*"]).usableRows == 6)
        let after = try rows().filter { $0["series"] == "dwi_b200" }
        #expect(after.map { $0["lesion"] } == ["region 1", "region 2"])
        #expect(after.map { $0["score"] } == ["2", "1"])
        #expect(after.map { $0["mask"] } == [before[1]["mask"], before[0]["mask"]])
    }

    @Test mutating func `of two drawings the one that is left keeps its own name`() async throws {
        try addPatient()
        try export.addMask(of: .diffusion("GEHEIM-1", b: 200), 2)
        _ = try await intake()
        let question = try #require(try review.entries().first?.question)
        try review.answer("1,2", to: question.id, time: 1)
        _ = try await intake()
        let first = try #require(try rows().first { $0["lesion"] == "region 1 (1)" && $0["series"] == "dwi_b200" })
        let second = try #require(try rows().first { $0["lesion"] == "region 1 (2)" && $0["series"] == "dwi_b200" })
        for mask in try files(".nii.gz") {
            let kept = try Data(contentsOf: mask)
            try FileManager.default.removeItem(at: mask)
            _ = try await intake()
            if try exclusions(of: "region 1 (1)") != [""] { break }
            try kept.write(to: mask)
            _ = try await intake()
        }
        #expect(try exclusions(of: "region 1 (1)") == ["missing-mask"])
        let left = try #require(try rows().first { $0["lesion"] == "region 1 (2)" && $0["series"] == "dwi_b200" })
        #expect(left["mask"] == second["mask"] && left["mask"] != first["mask"] && left["exclusion"] == "")
    }

    @Test mutating func `what a person wrote follows an image to the patient whose it turns out to be`() async throws {
        let old = """
            patient,lesion,series,score,image,mask,outline_name,exclusion,exclusion_detail,note
            P-OLD,GTV,t2w,4,volumes/P-OLD-t2w-0123456789ab.nii,masks/m.nii.gz,GTV,excluded-by-site,cyst,seen

            """
        var table = try CohortFile(Array(old.utf8))
        var scope = IntakeScope()
        (scope.patients, scope.series) = (["P-NEW"], ["t2w"])
        scope.images = ["0123456789ab": ["P-NEW"]]
        scope.lesions = ["P-NEW": ["GTV"]]
        var found = FoundRow(key: CohortRowKey(patient: "P-NEW", lesion: "GTV", series: "t2w"), outline: "GTV")
        found.image = "volumes/P-NEW-t2w-0123456789ab.nii"
        found.mask = "masks/n.nii.gz"
        let rows = table.update([found], in: scope)
        #expect(table.rows.count == 1 && rows.count == 1)
        #expect(rows.first?.cells["patient"] == "P-NEW" && rows.first?.cells["score"] == "4")
        #expect(rows.first?.cells["note"] == "seen" && rows.first?.exclusion == .excludedBySite)
        #expect(rows.first?.cells["image"] == found.image)
    }

    @Test mutating func `what a person took out before it was outlined stays out`() async throws {
        try export.add(.diffusion("GEHEIM-1", b: 200))
        _ = try await intake()
        try takeOut("consent withdrawn") { _ in true }
        try export.addMask(of: .diffusion("GEHEIM-1", b: 200))
        #expect(try await intake().usableRows == 0)
        #expect(try exclusions(of: "region 1") == ["excluded-by-site"])
        #expect(try row("dwi_b200")["exclusion_detail"] == "consent withdrawn")
    }

    @Test mutating func `an outline that is new where another one was taken out is not used without a word`()
        async throws
    {
        try addPatient()
        _ = try await intake()
        try edit { $0.replacing("region 1,", with: "GTV,").replacing(",,\n", with: ",excluded-by-site,\n") }
        for mask in try files(".nii.gz") { try FileManager.default.removeItem(at: mask) }
        try export.addMask(of: .diffusion("GEHEIM-1", b: 200), 2, label: 4)
        _ = try await intake()
        let new = try rows().filter { $0["lesion"] == "region 4" }
        #expect(new.count == 3)
        #expect(new.allSatisfy { $0["warnings"]?.contains("\"GTV\" were taken out") == true })
        _ = try await intake()
        #expect(try row("t2w")["lesion"] == "GTV" || row("t2w")["warnings"]?.contains("taken out") == true)
    }

    // MARK: Images

    @Test mutating func `an image that was replaced in the folder is replaced in the table`() async throws {
        try addPatient()
        _ = try await intake()
        let before = try row("t2w")["image"]
        for number in 1...5 {
            try FileManager.default.removeItem(at: export.url.appendingPathComponent("a/GEHEIM-1/IM\(number)"))
        }
        #expect(try await intake().usableRows == 2)
        #expect(try row("t2w")["exclusion"] == "missing-series")
        var other = DICOMExport.Series(patient: "GEHEIM-1")
        other.number = 8
        other.brightness = 9
        try export.add(other)
        #expect(try await intake().usableRows == 3)
        #expect(try row("t2w")["image"] != before)
    }

    @Test mutating func `an image that was wrong and is gone takes the row of another lesion with it`() async throws {
        try addPatient()
        _ = try await intake()
        try edit { $0.replacing(",region 1,t2w,", with: ",other,t2w,") }
        for number in 1...5 {
            try FileManager.default.removeItem(at: export.url.appendingPathComponent("a/GEHEIM-1/IM\(number)"))
        }
        _ = try await intake()
        #expect(try exclusions(of: "other") == ["missing-series"])
    }

    @Test mutating func `of two examinations the one is taken that a person names, once for all series`() async throws {
        for (study, date) in [(1, "20250702"), (2, "20250109")] {
            var series = [DICOMExport.Series.diffusion("GEHEIM-1", b: 0), .diffusion("GEHEIM-1", b: 200)]
            series.append(DICOMExport.Series(patient: "GEHEIM-1"))
            for var one in series {
                one.study = study
                one.date = date
                one.frameOfReference = "\(study)"
                one.brightness = study
                try export.add(one, below: "\(study)")
            }
            try export.addMask(of: .diffusion("GEHEIM-1", b: 200), study + 1, below: "\(study)")
        }
        #expect(try await intake().openQuestions == 1)
        #expect(try rows().allSatisfy { $0["exclusion"] == "open-question" })
        let question = try #require(try review.entries().first?.question)
        #expect(
            question.choices.map(\.text) == [
                "2025-01-09, 3 images, 3 of them outlined", "2025-07-02, 3 images, 3 of them outlined",
            ]
        )
        try review.answer("2", to: question.id, time: 1)
        #expect(try await intake().usableRows == 3)
        #expect(try rows().map { $0["image_date"] } == ["2025-07-02", "2025-07-02", "2025-07-02"])
    }

    @Test mutating func `a frame of reference is not trusted across examinations`() async throws {
        var old = DICOMExport.Series.diffusion("GEHEIM-1", b: 200)
        old.study = 1
        try export.add(old, below: "old")
        try export.addMask(of: old, below: "old")
        var new = DICOMExport.Series(patient: "GEHEIM-1")
        new.study = 2
        new.date = "20210131"
        try export.add(new, below: "new")
        _ = try await intake()
        #expect(try row("dwi_b200")["exclusion"] == "")
        #expect(try row("t2w")["exclusion"] == "grid-mismatch")
    }

    // MARK: People

    @Test mutating func `one identifier that several people were given does not mix them`() async throws {
        for (study, sex) in [(1, "M"), (2, "F")] {
            var series = DICOMExport.Series.diffusion("GEHEIM-1", b: 200)
            series.study = study
            series.sex = sex
            series.brightness = study
            try export.add(series, below: "\(study)")
            try export.addMask(of: series, below: "\(study)")
        }
        #expect(try await intake().usableRows == 0)
        let question = try #require(try review.entries().first?.question)
        try review.answer("2", to: question.id, time: 1)
        #expect(try await intake().patients == 2)
        #expect(Set(try rows().map { $0["patient"] }).count == 2)
        #expect(try rows().filter { $0["series"] == "dwi_b200" }.allSatisfy { $0["exclusion"] == "" })
    }

    @Test mutating func `a wrong sex in one file is a question, and nothing is used until it is answered`() async throws
    {
        try addPatient()
        #expect(try await intake().usableRows == 3)
        var series = DICOMExport.Series.diffusion("GEHEIM-1", b: 400, number: 9)
        series.sex = "F"
        try export.add(series)
        series.number = 10
        series.sex = "M"
        try export.add(series)
        #expect(try await intake().openQuestions == 1)
        #expect(try rows().map { $0["exclusion"] } == ["open-question", "open-question", "open-question"])
        let question = try #require(try review.entries().first?.question)
        #expect(question.text.contains("several birth dates or sexes"))
        try review.answer("1", to: question.id, time: 1)
        #expect(try await intake().usableRows == 3)
    }

    @Test mutating func `what was taken out stays out of an examination that turns out to be another person's`()
        async throws
    {
        for (study, sex) in [(1, nil), (2, "F"), (3, "M")] as [(Int, String?)] {
            var series = DICOMExport.Series.diffusion("GEHEIM-1", b: 200)
            series.study = study
            series.sex = sex
            series.brightness = study
            series.frameOfReference = "\(study)"
            try export.add(series, below: "\(study)")
            try export.addMask(of: series, below: "\(study)")
            guard study == 1 else { continue }
            _ = try await intake()
            try takeOut("consent") { $0[2] == "dwi_b200" }
        }
        _ = try await intake()
        let question = try #require(try review.entries().first { $0.question.text.contains("birth dates") }?.question)
        try review.answer("2", to: question.id, time: 1)
        _ = try await intake()
        let rows = try rows().filter { $0["series"] == "dwi_b200" && $0["image"] != "" }
        #expect(rows.count == 3)
        #expect(rows.filter { $0["exclusion"] == "excluded-by-site" }.map { $0["exclusion_detail"] } == ["consent"])
    }

    @Test mutating func `a damaged copy of a slice does not spoil the image`() async throws {
        try addPatient()
        let slice = export.url.appendingPathComponent("a/GEHEIM-1/IM2")
        let whole = try Data(contentsOf: slice)
        // Read before the whole one, and behind it.
        for name in ["a/GEHEIM-1/AA", "a/GEHEIM-1/ZZ"] {
            try whole.prefix(whole.count - 100).write(to: export.url.appendingPathComponent(name))
        }
        #expect(try await intake().usableRows == 3)
    }

    @Test mutating func `the image of two patients is that one's of whom it is not taken out`() async throws {
        try addPatient("GEHEIM-1")
        try addPatient("GEHEIM-2")
        _ = try await intake()
        let kept = try #require(try rows().first { $0["exclusion"] == "" })
        let (owner, other) = (kept["patient", default: ""], try rows().first { $0["exclusion"] != "" }?["patient"])
        #expect(kept["warnings"] == "the same image stands under \(other ?? ""), too")
        try takeOut("", "Excluded by site") { $0[0] == owner }
        #expect(try await intake().usableRows == 3)
        #expect(try rows().filter { $0["patient"] == owner }.allSatisfy { $0["exclusion"] == "excluded-by-site" })
        #expect(try rows().filter { $0["patient"] == other }.allSatisfy { $0["exclusion"] == "" })
    }

    // MARK: Tables

    @Test(arguments: ["x", "Excluded"])
    mutating func `an exclusion that nobody knows is refused by line and column, and stays`(word: String) async throws {
        try addPatient()
        _ = try await intake()
        try edit { $0.replacing("t2w,,", with: "t2w,3,").replacing(",,\n", with: ",\(word),\n") }
        let before = try text("cohort.csv")
        let error = await #expect(throws: SiteError.self) { _ = try await intake() }
        #expect(error?.problem.contains("line 2, column exclusion") == true, "\(String(describing: error))")
        #expect(try text("cohort.csv") == before)
    }

    @Test mutating func `a row that is there twice is refused, and what was there stays beside the new table`()
        async throws
    {
        try addPatient()
        _ = try await intake()
        let first = try text("cohort.csv")
        try edit { $0 + $0.split(separator: "\n").dropFirst().joined(separator: "\n") }
        let error = await #expect(throws: SiteError.self) { _ = try await intake() }
        #expect(error?.problem.contains("line 5 has the patient, lesion and series of line 2") == true)
        try edit { _ in first.replacing("t2w,,", with: "t2w,3,") }
        try addPatient("GEHEIM-2")
        _ = try await intake()
        #expect(try text("cohort.previous.csv") == first.replacing("t2w,,", with: "t2w,3,"))
    }

    @Test mutating func `a reason that intake finds by itself is not a person's to write`() async throws {
        try addPatient()
        _ = try await intake()
        try edit { $0.replacing(",,\n", with: ",too-few-voxels,\n") }
        let error = await #expect(throws: SiteError.self) { _ = try await intake() }
        #expect(error?.problem.contains("line 2, column exclusion") == true)
    }

    @Test mutating func `a lesion keeps its name and its score when its outline is corrected`() async throws {
        try addPatient()
        _ = try await intake()
        try edit {
            $0.replacing(",region 1,t2w,,", with: ",liver 7,t2w,3,").replacing(",region 1,dwi", with: ",liver 7,dwi")
        }
        for mask in try files(".nii.gz") { try FileManager.default.removeItem(at: mask) }
        try export.addMask(of: .diffusion("GEHEIM-1", b: 200), 3)
        #expect(try await intake().usableRows == 3)
        #expect(try rows().map { $0["lesion"] } == ["liver 7", "liver 7", "liver 7"])
        #expect(try row("t2w")["score"] == "3")
    }

    @Test mutating func `a lesion keeps the name that it was given in the table`() async throws {
        try addPatient()
        _ = try await intake()
        try edit { $0.replacing(",region 1,", with: ",Läsion,").replacing("t2w,,", with: "t2w,3,") }
        #expect(try await intake().usableRows == 3)
        #expect(try rows().map { $0["lesion"] } == ["Läsion", "Läsion", "Läsion"])
        #expect(try await intake().usableRows == 3)
        #expect(try row("t2w")["score"] == "3")
    }

    @Test mutating func `a table that a spreadsheet has saved stays as that writes it`() async throws {
        try addPatient()
        _ = try await intake()
        try edit { "\u{FEFF}" + $0.replacing("\n", with: "\r\n") }
        let before = try text("cohort.csv")
        _ = try await intake()
        #expect(try text("cohort.csv") == before)
        try edit { $0.replacing("\u{FEFF}", with: "").replacing(",region 1,", with: ",Läsion,") }
        _ = try await intake()
        #expect(try text("cohort.csv").hasPrefix("\u{FEFF}patient,"))
    }

    @Test mutating func `what is to be corrected in the table is told by the intake that reads it`() async throws {
        try addPatient()
        _ = try await intake()
        try edit { $0.replacing("t2w,,", with: "t2w,>5,") }
        let summary = try await intake()
        // A lesion's score stands in each of its rows.
        #expect(summary.tableProblems.count == 3)
        #expect(summary.tableProblems.first?.contains("score") == true)
    }

    @Test func `outlines without images leave the rows of a patient alone`() throws {
        let text = """
            patient,lesion,series,score,image,mask,exclusion,exclusion_detail
            P-1,no-outline,t2w,4,volumes/P-1-t2w-0123456789ab.nii,,missing-mask,none

            """
        var table = try CohortFile(Array(text.utf8))
        var scope = IntakeScope()
        scope.patients = ["P-1"]
        scope.imageless = ["P-1"]
        scope.series = ["t2w"]
        scope.lesions = ["P-1": ["GTV"]]
        let key = CohortRowKey(patient: "P-1", lesion: "GTV", series: "t2w")
        let new = table.update([FoundRow(key: key, exclusion: Exclusion(.missingSeries, ""))], in: scope)
        #expect(new.isEmpty)
        #expect(table.rows.map(\.key.lesion) == ["no-outline"])
        #expect(table.rows.first?.exclusion == .missingMask)
    }

    @Test func `only what was made of a drawing is read as one`() {
        #expect(OutlineDrawing("GTV #7cab4e")?.name == "GTV")
        #expect(OutlineDrawing(name: "a #b", identifier: "0123456789").text == "a #b #012345")
        #expect(["Lesion #1", "GTV", "#7cab4e", "GTV #7cab4g", ""].allSatisfy { OutlineDrawing($0) == nil })
    }
}
