import Foundation
import Testing

@testable import SiteAgentCore

@Suite struct FeatureBatchTests {
    private let folder: TemporaryFolder
    private let table: CaseTable

    /// Nine cases of different sizes; the first takes longest, and the one in the middle has an empty mask.
    init() throws {
        let folder = try TemporaryFolder()
        var rows = ["patient,image,mask"]
        for number in 0..<9 {
            try folder.write(ImageCohort.image(seed: number, bValue: 0), to: "\(number).nii")
            try folder.write(ImageCohort.mask(size: number == 4 ? 0 : number < 2 ? 4 : 2), to: "\(number)-m.nii")
            rows.append("P\(number),\(number).nii,\(number)-m.nii")
        }
        self.folder = folder
        table = try CaseTable(Array(rows.joined(separator: "\n").utf8), folder: folder.url)
    }

    private func csv(workers: Int) async throws -> Data {
        let file = folder.url.appendingPathComponent("result-\(workers).csv")
        let writer = try FeatureTableWriter(to: file, form: .csv, style: .tag, columns: table.columns)
        var done: [Int] = []
        let batch = try FeatureBatch(table, settings: ExtractionProfile.ibsi.settings, workers: workers)
        try await batch.run(onProgress: { done.append($0) }, receive: { try writer.add($0, $1) })
        try writer.finish()
        #expect(done == Array(1...9))
        return try Data(contentsOf: file)
    }

    @Test func `rows and bytes are the same however many work`() async throws {
        let one = try await csv(workers: 1)
        for workers in [2, 5] { #expect(try await csv(workers: workers) == one) }
        let lines = try #require(String(bytes: one, encoding: .utf8)).split(separator: "\n")
        #expect(lines.dropFirst().map { $0.prefix(2) } == (0..<9).map { "P\($0)" })
        #expect(lines.filter { $0.contains(",failed,") }.map { $0.prefix(2) } == ["P4"])
    }
}
