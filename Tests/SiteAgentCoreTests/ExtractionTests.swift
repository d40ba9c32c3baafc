import CanonicalEncoding
import FederatedAnalysis
import Foundation
import GRDB
import Study
import Testing

@testable import SiteAgentCore

@Suite struct ExtractionTests {
    private struct Site {
        let folder: TemporaryFolder
        var cohort: ImageCohort
        let store: SiteStore

        init(lesions: Int = 4) throws {
            folder = try TemporaryFolder()
            try folder.site.create()
            cohort = try ImageCohort(lesions: lesions, in: folder)
            store = try SiteStore(at: folder.site.database)
        }

        func extract(_ study: StudyDocument) async throws -> ExtractionSummary {
            try await Extraction(
                study: study,
                table: cohort.table,
                store: store,
                pseudonyms: folder.site.loadPseudonyms(),
                workers: 2
            ).run { _ in }
        }

        func rows(_ study: StudyDocument) throws -> LocalCohort? {
            try store.read { try $0.localCohort(of: study.digest) }
        }
    }

    @Test func `every lesion has its rows, the fitted series included`() async throws {
        let site = try Site()
        let study = try SmallStudy.document()
        let summary = try await site.extract(study)
        #expect(summary.cases == 12)
        #expect(summary.extracted == 12)
        #expect(summary.excludedCaseCount == 0)
        #expect(summary.includedLesions == 4)
        #expect(summary.includedPatients == 2)
        let shortfalls = summary.shortfalls(of: study, under: SitePolicy(minimumRows: 5))
        #expect(shortfalls.first == "This site has 4 lesions; it takes part with 5 or more.")
        #expect(shortfalls.count == 2)
        let cohort = try #require(try site.rows(study))
        #expect(cohort.listed == 4)
        #expect(Set(cohort.rows.map(\.patient)) == [0, 1])
        #expect(cohort.rows.allSatisfy { $0.values.map { $0?.count } == [2, 2, 2, 1] })
        #expect(cohort.rows.filter(\.isHigh).isEmpty)
        // The signal at b = 0 is 1.4 times that at b = 200: ADC = ln 1.4 / 200 in units of 1e-6.
        let means = cohort.rows.compactMap { $0.values[0]?.first(where: { $0 > 1000 && $0 < 3000 }) }
        #expect(means.count == 4)
        #expect(means.allSatisfy { abs($0 - 1682.36) < 0.5 })
    }

    @Test func `a second run reuses everything, and a changed file or setting is extracted again`() async throws {
        let site = try Site()
        let study = try SmallStudy.document()
        _ = try await site.extract(study)
        let again = try await site.extract(study)
        #expect(again.extracted == 0)
        #expect(again.reused == 12)
        // A signal that still falls with b.
        try site.folder.write(ImageCohort.image(seed: 4, bValue: 200), to: "images/GEHEIM-0/1-b200.nii.gz")
        let changed = try await site.extract(study)
        // The image itself and the map that is fitted to it.
        #expect(changed.extracted == 2)
        #expect(changed.reused == 10)
        let other = try await site.extract(SmallStudy.document("fixed_bin_number: 8", "fixed_bin_number: 9"))
        #expect(other.extracted == 12)
        let amended = try await site.extract(
            SmallStudy.document("version: 1", "version: 2\namendment: another deadline")
        )
        #expect(amended.extracted == 0)
        #expect(amended.reused == 12)
    }

    @Test func `the same rows come out whatever the number of workers and the order of the table`() async throws {
        var site = try Site(lesions: 6)
        let study = try SmallStudy.document()
        _ = try await site.extract(study)
        let first = try site.rows(study)
        site.cohort.rows.reverse()
        _ = try await site.extract(study)
        #expect(try site.rows(study) == first)
    }

    @Test func `the fold key follows from the images' content, not from names or sites`() async throws {
        let one = try Site(lesions: 2)
        var two = try Site(lesions: 2)
        two.cohort.rows = two.cohort.rows.map { $0.replacing("GEHEIM-Mustermann-0", with: "another") }
        let study = try SmallStudy.document()
        _ = try await one.extract(study)
        _ = try await two.extract(study)
        let keys = try (one.rows(study)?.rows.map(\.shuffleKey), two.rows(study)?.rows.map(\.shuffleKey))
        #expect(keys.0 == keys.1)
        let images = try ["images/GEHEIM-0/0-b200.nii.gz", "images/GEHEIM-0/1-b200.nii.gz"].map {
            SHA256Digest(hashing: [UInt8](try Data(contentsOf: one.folder.url.appendingPathComponent($0))))
        }.sorted()
        let digest = SHA256Digest(hashing: images.flatMap(\.bytes))
        #expect(keys.0?.first == digest.bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
    }

    @Test func `a bad case is a named exclusion and stops nothing`() async throws {
        var site = try Site(lesions: 10)
        let folder = site.folder
        try folder.write(ImageCohort.mask(size: 0), to: "images/GEHEIM-0/0-mask.nii.gz")
        try folder.write(ImageCohort.mask(size: 1), to: "images/GEHEIM-0/1-mask.nii.gz")
        try folder.write(Array("no image".utf8), to: "images/GEHEIM-1/2-b200.nii.gz")
        try folder.write(Array("no mask".utf8), to: "images/GEHEIM-1/3-mask.nii.gz")
        try folder.write(ImageCohort.mask(size: 3, spacing: [1.5, 1.5, 4]), to: "images/GEHEIM-2/4-mask.nii.gz")
        try FileManager.default.removeItem(at: folder.url.appendingPathComponent("images/GEHEIM-2/5-b200.nii.gz"))
        site.cohort.rows.removeAll { $0.contains("L-links-6,") && $0.contains("dwi_b0") }
        site.cohort.rows = site.cohort.rows.map { $0.contains("L-links-7,") ? $0.replacing(",7,", with: ",,") : $0 }
        let spacing: SIMD3<Double> = [2.5, 2.5, 3]
        try folder.write(ImageCohort.image(seed: 8, bValue: 200, spacing: spacing), to: "images/GEHEIM-4/8-b200.nii.gz")
        let study = try SmallStudy.document()
        let summary = try await site.extract(study)
        #expect(
            summary.excludedCases["dwi_b200"] == [
                .emptyMask: 1, .tooFewVoxels: 1, .unreadableImage: 1, .unreadableMask: 1, .gridMismatch: 1,
                .missingImage: 1, .outsideTolerance: 1,
            ]
        )
        #expect(summary.excludedCases["dwi_b0"]?[.missingSeries] == 1)
        #expect(summary.excludedCases["adc"]?[.missingSeries] == 1)
        #expect(summary.excludedCases["adc"]?[.gridMismatch] == 2)
        #expect(summary.excludedLesions[.missingScore] == 1)
        #expect(summary.excludedLesions[.noUsableSeries] == 4)
        #expect(summary.includedLesions == 5)
        let mismatch = try site.store.read { try $0.exclusionDetails() }.first { $0.hasPrefix("image and mask") }
        #expect(mismatch?.contains("spacing differs: (1.5, 1.5, 3.0) mm and (1.5, 1.5, 4.0) mm") == true)
    }

    @Test func `a row that the table takes out is counted under its reason, also where a map is fitted from it`()
        async throws
    {
        var site = try Site()
        site.cohort.header += ",exclusion"
        site.cohort.rows = site.cohort.rows.map {
            $0.contains("L-links-1,") && $0.contains("dwi_b0") ? $0 + ",uneven-spacing" : $0 + ","
        }
        let summary = try await site.extract(SmallStudy.document())
        #expect(summary.excludedCases["dwi_b0"] == [.unevenSpacing: 1])
        #expect(summary.excludedCases["adc"] == [.unevenSpacing: 1])
        #expect(summary.excludedCaseCount == 2)
    }

    @Test func `images of several days are not fitted together`() async throws {
        var site = try Site()
        site.cohort.header += ",image_date"
        site.cohort.rows = site.cohort.rows.enumerated().map { $1 + ($0 == 1 ? ",2025-07-02" : ",2025-01-09") }
        let summary = try await site.extract(SmallStudy.document())
        #expect(summary.excludedCases == ["adc": [.inconsistentSeries: 1]])
    }

    @Test func `an image that stands under two patients takes part once`() async throws {
        var site = try Site(lesions: 4)
        site.cohort.rows += site.cohort.rows.prefix(2).map { $0.replacing("Mustermann-0", with: "Mustermann-9") }
        let study = try SmallStudy.document()
        let summary = try await site.extract(study)
        #expect(summary.lesions == 5)
        #expect(summary.includedLesions <= 4)
        #expect(summary.excludedLesions[.duplicatePatient] == 5 - summary.includedLesions)
        let rows = try site.rows(study)
        site.cohort.rows.reverse()
        _ = try await site.extract(study)
        #expect(try site.rows(study) == rows)
    }

    @Test func `a lesion that lacks a series has no values for it`() async throws {
        var site = try Site()
        site.cohort.rows.removeAll { $0.contains("L-links-1,") && $0.contains("dwi_b0") }
        let study = try SmallStudy.document()
        _ = try await site.extract(study)
        let cohort = try #require(try site.rows(study))
        #expect(cohort.rows.count { $0.values.map { $0 == nil } == [true, true, false, false] } == 1)
    }

    @Test func `a frozen cohort refuses a changed table and a changed file, and accepts itself`() async throws {
        var site = try Site()
        let study = try SmallStudy.document()
        _ = try await site.extract(study)
        let frozen = try site.rows(study)
        try site.store.transaction { try $0.freezeCohort(of: study.digest, time: 5) }
        let same = try await site.extract(study)
        #expect(same.reused == 12)
        let removed = site.cohort.rows.removeLast()
        await #expect(throws: SiteError.frozenCohort(study)) { _ = try await site.extract(study) }
        site.cohort.rows.append(removed)
        try site.folder.write(ImageCohort.image(seed: 77, bValue: 200), to: "images/GEHEIM-0/1-b200.nii.gz")
        await #expect(throws: SiteError.frozenCohort(study)) { _ = try await site.extract(study) }
        #expect(try site.rows(study) == frozen)
    }

    @Test func `an unusable table changes nothing and says all that is wrong`() async throws {
        var site = try Site()
        site.cohort.rows[0] += ",extra"
        site.cohort.rows[1] = site.cohort.rows[1].replacing(",0,dwi", with: ",x,dwi")
        let study = try SmallStudy.document()
        let error = await #expect(throws: SiteError.self) { _ = try await site.extract(study) }
        #expect(error?.kind == .badInput)
        #expect(error?.problem.contains("line 2") == true)
        #expect(error?.problem.contains("line 3, column score") == true)
        #expect(try site.rows(study) == nil)
    }

    @Test func `no identifier is in the database or in any message`() async throws {
        var site = try Site(lesions: 4)
        try site.folder.write(Array("no image".utf8), to: "images/GEHEIM-1/2-b200.nii.gz")
        try site.folder.write(ImageCohort.mask(size: 0), to: "images/GEHEIM-0/0-mask.nii.gz")
        site.cohort.rows.append(site.cohort.rows[0].replacing("dwi_b0", with: "GEHEIM-series"))
        let study = try SmallStudy.document()
        let extraction = try Extraction(
            study: study,
            table: site.cohort.table,
            store: site.store,
            pseudonyms: site.folder.site.loadPseudonyms(),
            workers: 2
        )
        let summary = try await extraction.run { _ in }
        var texts = [summary.json.canonicalText] + extraction.unusedRows.map(\.description)
        #expect(extraction.unusedRows.count == 1)
        texts += try site.store.read { try $0.exclusionDetails() }
        for file in try FileManager.default.contentsOfDirectory(atPath: site.folder.site.root.path)
        where file.hasPrefix("site.sqlite") {
            let data = try Data(contentsOf: site.folder.site.root.appendingPathComponent(file))
            texts.append(String(decoding: data, as: Unicode.ASCII.self))
        }
        for secret in ImageCohort.secrets { #expect(!texts.joined().contains(secret)) }
    }

    private static func run(_ extraction: Extraction, stoppingAfter count: Int) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                _ = try await extraction.run { progress in
                    // The task exists for as long as its own closure runs.
                    if progress.done == count { unsafe withUnsafeCurrentTask { unsafe $0?.cancel() } }
                }
            }
            try await group.next()
        }
    }

    @Test func `an extraction that is stopped goes on with what is left`() async throws {
        let site = try Site(lesions: 6)
        let study = try SmallStudy.document()
        let extraction = try Extraction(
            study: study,
            table: site.cohort.table,
            store: site.store,
            pseudonyms: site.folder.site.loadPseudonyms(),
            workers: 1
        )
        await #expect(throws: CancellationError.self) { try await Self.run(extraction, stoppingAfter: 7) }
        let rest = try await site.extract(study)
        #expect(rest.reused >= 7)
        #expect(rest.reused + rest.extracted == 18)
    }
}

extension StoreTransaction {
    func exclusionDetails() throws -> [String] {
        try String.fetchAll(database, sql: "SELECT detail FROM cases WHERE detail IS NOT NULL")
    }
}
