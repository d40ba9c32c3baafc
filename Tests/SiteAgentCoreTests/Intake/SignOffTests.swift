import CanonicalEncoding
import Foundation
import Study
import Testing

@testable import SiteAgentCore

@Suite struct SignOffTests {
    private let folder: TemporaryFolder
    private let cohort: ImageCohort
    private let store: SiteStore
    private let desk: SignOffDesk

    init() throws {
        folder = try TemporaryFolder()
        try folder.site.create()
        cohort = try ImageCohort(lesions: 4, in: folder)
        let lines = [cohort.header] + cohort.rows
        try folder.write(Array(lines.joined(separator: "\n").utf8), to: "cohort.csv")
        store = try SiteStore(at: folder.site.database)
        desk = SignOffDesk(store: store, pseudonyms: try folder.site.loadPseudonyms())
    }

    private func content() throws -> CohortContent {
        try CohortContent(of: PreviewTable(file: folder.url.appendingPathComponent("cohort.csv")))
    }

    private func preview() throws -> PreviewRecord {
        let table = try PreviewTable(file: folder.url.appendingPathComponent("cohort.csv"))
        _ = try Preview(of: table).write(to: folder.site.preview) { _ in }
        return try PreviewRecord(in: folder.site.preview)
    }

    @discardableResult
    private func sign(
        _ rejections: String...,
        accepting acceptances: [String] = [],
        reader: String = "Dr A",
        code: String? = nil,
        time: Int = 1_000_000
    ) throws -> RecordedSignOff {
        try desk.record(
            content(),
            shownIn: preview(),
            reader: reader,
            code: code,
            rejections: rejections,
            acceptances: acceptances,
            note: "second look",
            time: time
        )
    }

    /// How many it rejects now, keeps rejected and lifts.
    private static func effect(_ signed: RecordedSignOff) -> [Int] {
        [signed.rejected, signed.stillRejected, signed.lifted]
    }

    private func extract() async throws -> ExtractionSummary {
        try await Extraction(
            study: SmallStudy.document(),
            table: cohort.table,
            store: store,
            pseudonyms: folder.site.loadPseudonyms(),
            workers: 2
        ).run { _ in }
    }

    private static let rejected = "GEHEIM-Mustermann-0/L-links-1:dwi_b200"
    private static let rejection = "\(rejected)=outline shifted"

    @Test func `a sign-off survives and fits until a file changes`() throws {
        let signed = try sign(Self.rejection).signOff
        #expect(signed.caseCount == 8)
        #expect(signed.rejectedCount == 1)
        let reopened = SignOffDesk(
            store: try SiteStore(at: folder.site.database),
            pseudonyms: try folder.site.loadPseudonyms()
        )
        #expect(try reopened.standings().map(\.signOff) == [signed])
        #expect(try reopened.standings().first?.fits == nil)
        #expect(try reopened.standings(against: content()).first?.changed == 0)
        try folder.write(ImageCohort.image(seed: 9, bValue: 200), to: "images/GEHEIM-0/0-b200.nii.gz")
        #expect(try reopened.standings(against: content()).first?.changed == 1)
        // The mask of one lesion stands in two rows.
        try folder.write(ImageCohort.mask(size: 2), to: "images/GEHEIM-1/3-mask.nii.gz")
        #expect(try reopened.standings(against: content()).first?.changed == 3)
    }

    @Test func `a case that is gone or new is a change`() throws {
        try sign()
        let fewer = [cohort.header] + cohort.rows.dropLast()
        try folder.write(Array(fewer.joined(separator: "\n").utf8), to: "cohort.csv")
        #expect(try desk.standings(against: content()).first?.changed == 1)
        let other = fewer + [cohort.rows[7].replacing("L-links-3", with: "L-links-4")]
        try folder.write(Array(other.joined(separator: "\n").utf8), to: "cohort.csv")
        #expect(try desk.standings(against: content()).first?.changed == 2)
    }

    @Test func `nobody signs for what was not on the page`() throws {
        let preview = try preview()
        try folder.write(ImageCohort.image(seed: 9, bValue: 200), to: "images/GEHEIM-0/0-b200.nii.gz")
        #expect(throws: SiteError.changedSincePreview) {
            try desk.record(content(), shownIn: preview, reader: "Dr A", time: 0)
        }
        #expect(throws: SiteError.otherCode) { try sign(code: "0000-0000-0000") }
        #expect(try desk.standings().isEmpty)
        #expect(try sign(code: content().code.lowercased()).rejected == 0)
    }

    @Test(arguments: ["GEHEIM-Mustermann-0/L-links-7:dwi_b0=x", "GEHEIM-Mustermann-0/L-links-0:dwi_b0=", "GEHEIM", ""])
    func `a rejection that names no case or no reason is refused without naming anybody`(text: String) throws {
        let error = try #require(throws: SiteError.self) { try sign(text) }
        #expect(ImageCohort.secrets.allSatisfy { !error.description.contains($0) })
        #expect(try desk.standings().isEmpty)
    }

    @Test func `the next preview shows what was rejected, until other files stand in its place`() throws {
        func flags() throws -> Int? {
            let table = try PreviewTable(file: folder.url.appendingPathComponent("cohort.csv"))
            return try Preview(of: table, earlier: desk).write(to: folder.site.preview) { _ in }.flags[
                "rejected before"
            ]
        }
        #expect(try flags() == nil)
        try sign(Self.rejection)
        #expect(try flags() == 1)
        let page = folder.site.preview.appendingPathComponent("patient-0001.html")
        let text = try String(contentsOf: page, encoding: .utf8)
        #expect(text.contains("with these files: Outline shifted. It stays rejected until a sign-off accepts it"))
        try folder.write(ImageCohort.mask(size: 2), to: "images/GEHEIM-0/1-mask.nii.gz")
        #expect(try flags() == nil)
    }

    @Test func `a rejection is on files, whatever the lesion is called later`() async throws {
        try sign(Self.rejection)
        let renamed = cohort.rows.map { $0.replacing("L-links-1", with: "L-other") }
        try folder.write(Array(([cohort.header] + renamed).joined(separator: "\n").utf8), to: "cohort.csv")
        #expect(try desk.rejections(among: content()).values.sorted() == ["outline shifted"])
        let table = try CohortTable(file: folder.url.appendingPathComponent("cohort.csv"))
        let summary = try await Extraction(
            study: SmallStudy.document(),
            table: table,
            store: store,
            pseudonyms: folder.site.loadPseudonyms(),
            workers: 2
        ).run { _ in }
        #expect(summary.excludedCases["dwi_b200"] == [.rejectedByReader: 1])
    }

    @Test func `a lesion may be rejected as a whole, but no case twice`() throws {
        #expect(try sign("GEHEIM-Mustermann-0/L-links-1=\"wrong = lesion\"").rejected == 2)
        #expect(try store.rejectedCases().map(\.reason) == ["wrong = lesion", "wrong = lesion"])
        #expect(throws: SiteError.self) { try sign(Self.rejection, "GEHEIM-Mustermann-0/L-links-1=all of it") }
    }

    @Test func `patients stand in the store by pseudonym only`() throws {
        try sign(Self.rejection)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.site.root.path)
        for name in files where name.hasPrefix("site.sqlite") {
            let bytes = try Data(contentsOf: folder.site.root.appendingPathComponent(name))
            for secret in ImageCohort.secrets { #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(name)") }
        }
    }

    @Test func `a rejected case is an exclusion, and so is the map that is fitted from it`() async throws {
        #expect(try await extract().excludedCaseCount == 0)
        try sign(Self.rejection)
        let summary = try await extract()
        #expect(summary.excludedCases == ["dwi_b200": [.rejectedByReader: 1], "adc": [.rejectedByReader: 1]])
        #expect(summary.extracted == 0)
        #expect(summary.reused == 10)
        #expect(try await extract().excludedCases == summary.excludedCases)
    }

    @Test func `a rejection stays, whoever signs, until the case is accepted by name`() async throws {
        try sign(Self.rejection, time: 1)
        let silent = try sign(reader: "Dr B", time: 2)
        #expect(Self.effect(silent) == [0, 1, 0])
        #expect(silent.signOff.rejectedCount == 1)
        #expect(try store.rejectedCases().map(\.reason) == ["outline shifted"])
        #expect(try await extract().excludedCaseCount == 2)
        // Rejecting another one keeps the first; another reason takes the place of the earlier one.
        let second = try sign("GEHEIM-Mustermann-0/L-links-0:dwi_b0=cut off", time: 3)
        #expect(Self.effect(second) == [1, 1, 0])
        let third = try sign("\(Self.rejected)=wrong side", time: 4)
        #expect(Self.effect(third) == [1, 1, 0])
        #expect(Set(try store.rejectedCases().map(\.reason)) == ["wrong side", "cut off"])
        let lifting = try sign(accepting: [Self.rejected, "GEHEIM-Mustermann-0/L-links-0"], reader: "Dr B", time: 5)
        #expect(Self.effect(lifting) == [0, 0, 2])
        #expect(try store.rejectedCases().isEmpty)
        #expect(try await extract().excludedCaseCount == 0)
        #expect(try sign(time: 6).stillRejected == 0)
    }

    @Test func `a rejection ends with other files, and is there again with the earlier ones`() async throws {
        let mask = "images/GEHEIM-0/1-mask.nii.gz"
        try sign(Self.rejection, time: 1)
        try folder.write(ImageCohort.mask(size: 2), to: mask)
        let corrected = try await extract()
        #expect(corrected.excludedCases.values.allSatisfy { $0[.rejectedByReader] == nil })
        #expect(try sign(time: 2).stillRejected == 0)
        try folder.write(ImageCohort.mask(size: 3), to: mask)
        #expect(try sign(time: 3).stillRejected == 1)
        #expect(try await extract().excludedCases["dwi_b200"]?[.rejectedByReader] == 1)
    }

    @Test func `an acceptance that lifts nothing, or of what is rejected too, is refused without naming anybody`()
        throws
    {
        try sign(Self.rejection)
        for (rejections, accepted, problem) in [
            ([], "GEHEIM-Mustermann-0/L-links-0:dwi_b0", "is not rejected"),
            ([], "GEHEIM-Mustermann-0/L-links-0", "is not rejected"),
            ([], "GEHEIM-Mustermann-0/L-links-7", "no case of the cohort table"),
            ([], "", "no case of the cohort table"),
            ([Self.rejection], Self.rejected, "rejected too"),
            (["GEHEIM-Mustermann-0/L-links-1=all of it"], Self.rejected, "rejected too"),
        ] as [([String], String, String)] {
            let error = try #require(throws: SiteError.self) {
                try desk.record(
                    content(),
                    shownIn: preview(),
                    reader: "Dr A",
                    rejections: rejections,
                    acceptances: [accepted],
                    time: 2
                )
            }
            #expect(error.problem.contains(problem))
            #expect(ImageCohort.secrets.allSatisfy { !error.description.contains($0) })
        }
        #expect(try desk.standings().count == 1)
        #expect(try store.rejectedCases().count == 1)
    }

    @Test func `rejected cases are listed by the table's names, with what became of them`() throws {
        let other = "GEHEIM-Mustermann-1/L-links-3:dwi_b0"
        try sign(Self.rejection, "\(other)=cut off", time: 1)
        try sign(accepting: [other], time: 2)
        #expect(try desk.standings().allSatisfy { $0.rejections == nil })
        func rejections() throws -> [[RejectionStanding]] {
            try desk.standings(against: content()).map { try #require($0.rejections) }
        }
        let shifted = RejectionStanding(
            name: Self.rejected,
            series: "dwi_b200",
            reason: "outline shifted",
            state: .inForce
        )
        let cut = RejectionStanding(name: other, series: "dwi_b0", reason: "cut off", state: .accepted)
        #expect(try rejections() == [[shifted], [shifted, cut]])
        try folder.write(ImageCohort.mask(size: 2), to: "images/GEHEIM-0/1-mask.nii.gz")
        #expect(try rejections().map { $0.map(\.state) } == [[.otherFiles], [.otherFiles, .accepted]])
        let fewer = [cohort.header] + cohort.rows.filter { !$0.contains("L-links-3") }
        try folder.write(Array(fewer.joined(separator: "\n").utf8), to: "cohort.csv")
        let gone = try #require(try rejections().last?.last)
        #expect(gone.state == .notInTable)
        #expect(gone.name == nil)
    }

    @Test func `cases that nobody can see are not counted as shown`() throws {
        var rows = cohort.rows.map { $0 + "," }
        rows[7] += "excluded-by-site"
        rows[0] = rows[0].replacing("0-b0.nii.gz", with: "none.nii.gz")
        let lines = [cohort.header + ",exclusion"] + rows
        try folder.write(Array(lines.joined(separator: "\n").utf8), to: "cohort.csv")
        #expect(try !store.hasSignOffs())
        let signed = try sign()
        #expect(signed.signOff.caseCount == 8)
        #expect(signed.leftOut == 2)
        #expect(signed.shown == 6)
        #expect(try desk.standings(against: content()).first?.leftOut == 2)
        #expect(try store.hasSignOffs())
    }
}
