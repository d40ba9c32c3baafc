import Foundation
import ImageFiles
import Imaging
import PhantomCohort
import Testing

@Suite struct PhantomFolderTests {
    @Test func `each site has a table whose files are there and fit together`() async throws {
        let folder = try TemporaryFolder()
        let cohort = try PhantomCohort(PhantomSettings(centres: 2, patientsPerCentre: 2...2))
        try await cohort.write(to: folder.url)
        for site in cohort.siteNames {
            let rows = try table(folder.url.appendingPathComponent(site))
            #expect(Set(rows.map { $0[3] }) == Set(PhantomSeries.allCases.map(\.rawValue)))
            for row in rows {
                let place = folder.url.appendingPathComponent(site)
                let image = try NIfTIFile.volume(NIfTIFile.read(place.appendingPathComponent(row[4])))
                let mask = try NIfTIFile.mask(NIfTIFile.read(place.appendingPathComponent(row[5])))
                #expect(image.grid.mismatch(with: mask.grid) == nil)
                #expect(mask.voxelCount >= 27)
            }
        }
    }

    @Test func `fewer sites hold the same patients with the same bytes`() async throws {
        let folder = try TemporaryFolder()
        var images: [[String: Data]] = []
        for sites in [4, 2, 1] {
            let place = folder.url.appendingPathComponent("\(sites)")
            try await PhantomCohort(PhantomSettings(patientsPerCentre: 1...2, sites: sites)).write(to: place)
            let files = try TemporaryFolder.files(in: place).filter { $0.key.hasSuffix(".nii.gz") }
            let pairs = files.map { (String($0.key.drop { $0 != "/" }), $0.value) }
            images.append(Dictionary(pairs) { first, _ in first })
            #expect(Set(files.keys.map { $0.prefix { $0 != "/" } }).count == sites)
        }
        #expect(images[0] == images[1])
        #expect(images[0] == images[2])
    }

    @Test func `a folder of its own is filled again with the same bytes, and nothing in it is deleted`() async throws {
        let folder = try TemporaryFolder()
        let cohort = try PhantomCohort(PhantomSettings(centres: 1, patientsPerCentre: 1...1))
        try await cohort.write(to: folder.url)
        let before = try TemporaryFolder.files(in: folder.url)
        try FileManager.default.removeItem(at: folder.url.appendingPathComponent("site-a/cohort.csv"))
        _ = try folder.write("mine", to: "site-a/notes.txt")
        try await cohort.write(to: folder.url)
        var after = try TemporaryFolder.files(in: folder.url)
        #expect(after.removeValue(forKey: "site-a/notes.txt") == Data("mine".utf8))
        #expect(after == before)
    }

    @Test func `somebody else's folder, or one of other settings, is refused and left alone`() async throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("precious", to: "thesis.txt")
        let cohort = try PhantomCohort(PhantomSettings(centres: 1, patientsPerCentre: 1...1))
        await #expect(throws: PhantomCohortError.folderInUse) { try await cohort.write(to: folder.url) }
        #expect(try TemporaryFolder.files(in: folder.url).count == 1)
        let own = folder.url.appendingPathComponent("own")
        try await cohort.write(to: own)
        let other = try PhantomCohort(PhantomSettings(centres: 1, patientsPerCentre: 1...1, seed: 2))
        await #expect(throws: PhantomCohortError.folderInUse) { try await other.write(to: own) }
    }

    @Test func `defects spoil what they say and nothing else`() async throws {
        let folder = try TemporaryFolder()
        let settings = try PhantomSettings(centres: 2, patientsPerCentre: 5...5, hasDefects: true)
        let cohort = PhantomCohort(settings)
        try await cohort.write(to: folder.url)
        var found: [PhantomDefect: Int] = [:]
        for site in cohort.siteNames {
            for row in try table(folder.url.appendingPathComponent(site)) {
                if let defect = defect(row, in: folder.url.appendingPathComponent(site)) {
                    found[defect, default: 0] += 1
                }
            }
        }
        let lesions = Dictionary(cohort.patients.map { ($0.number, $0.lesions.count) }) { first, _ in first }
        let places = Dictionary(cohort.truth.defects.map { ($0.defect, lesions[$0.patient, default: 0]) }) { first, _ in
            first
        }
        #expect(places.count == 5)
        #expect(found[.emptyMask] == 4)
        #expect(found[.otherSpacing] == 1)
        #expect(found[.missingScore] == 5)
        // Every lesion of the patient shares the image.
        #expect(found[.missingImage] == places[.missingImage])
        #expect(found[.truncatedImage] == places[.truncatedImage])
    }

    private func defect(_ row: [String], in folder: URL) -> PhantomDefect? {
        let imageFile = folder.appendingPathComponent(row[4])
        guard FileManager.default.fileExists(atPath: imageFile.path) else { return .missingImage }
        guard let image = try? NIfTIFile.volume(NIfTIFile.read(imageFile)) else { return .truncatedImage }
        guard let mask = try? NIfTIFile.mask(NIfTIFile.read(folder.appendingPathComponent(row[5]))) else { return nil }
        if mask.voxelCount == 0 { return .emptyMask }
        if image.grid.mismatch(with: mask.grid) != nil { return .otherSpacing }
        return row[2].isEmpty ? .missingScore : nil
    }

    private func table(_ folder: URL) throws -> [[String]] {
        try String(contentsOf: folder.appendingPathComponent("cohort.csv"), encoding: .utf8)
            .split(whereSeparator: \.isNewline)
            .dropFirst()
            .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    }
}
