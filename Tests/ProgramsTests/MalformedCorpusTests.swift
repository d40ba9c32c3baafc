import Foundation
import Testing

/// Malformed, hostile and merely unusual inputs, each with the verdict that it has to get: refused with file and
/// reason, or read like the clean one; no crash, within 20 s and 1 GB.
@Suite(.serialized, .enabled(if: MalformedCase.folder != nil, "needs the shared malformed inputs"))
struct MalformedCorpusTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func `there are ninety cases of five kinds`() throws {
        let cases = try MalformedCase.all
        #expect(cases.count == 90)
        #expect(Set(cases.map(\.name)).count == 90)
        let folders = try FileManager.default.contentsOfDirectory(atPath: #require(MalformedCase.folder).path)
        #expect(folders.filter { !$0.contains(".") && $0 != "SHA256SUMS" }.sorted() == cases.map(\.name).sorted())
    }

    @Test(arguments: try MalformedCase.all)
    func `a malformed input gets its verdict`(item: MalformedCase) async throws {
        for input in item.inputs {
            let row = try await row(of: input)
            try await check(row, of: item)
        }
    }

    @Test func `a batch of all of them goes on after each`() async throws {
        let cases = try MalformedCase.all
        let inputs = cases.flatMap { item in item.inputs.map { (item: item, input: $0) } }
        let lines = inputs.map { "\($0.input.image),\($0.input.mask)\n" }
        try folder.write("image,mask\n" + lines.joined(), to: "cases.csv")
        let arguments = [
            "features", "--cases", "cases.csv", "--format", "json", "--output", "all.json", "--workers", "2",
        ]
        let said = try await BuiltProgram.siteAgent.runConfined(arguments, in: folder, within: 600)
        #expect(said.status == 1, "\(said.complaint.suffix(500))")
        #expect(!said.wasKilled)
        let rows = try FeatureRow.rows(folder.text("all.json"))
        try #require(rows.map(\.image) == inputs.map(\.input.image))
        #expect(rows.contains { $0.problem == nil } && rows.contains { $0.problem != nil })
        for (row, input) in zip(rows, inputs) { try await check(row, of: input.item) }
    }

    // MARK: What holds of every case

    private func row(of input: MalformedCase.Input) async throws -> FeatureRow {
        let arguments = ["features", input.image, input.mask, "--format", "json"]
        let said = try await BuiltProgram.siteAgent.runConfined(arguments, in: folder)
        try #require(!said.wasKilled, "\(input.image): signal \(said.status): \(said.complaint.suffix(2000))")
        for part in Mistake.unwelcome { #expect(!said.complaint.contains(part), "\(said.complaint)") }
        let rows = try FeatureRow.rows(said.output)
        let row = try #require(rows.first)
        #expect(rows.count == 1)
        #expect(said.status == (row.problem == nil ? 0 : 1), "\(input.image)")
        return row
    }

    private func check(_ row: FeatureRow, of item: MalformedCase) async throws {
        guard let problem = row.problem else {
            #expect(item.verdict != .reject, "\(item.name) was accepted")
            return try await check(row.features, of: item)
        }
        #expect(item.verdict != .accept, "\(item.name) was refused: \(problem)")
        // The row has the paths that were given; the message says which of the two it is about, and why.
        #expect(
            problem.contains("image") || problem.contains("mask") || problem.contains("region"),
            "\(item.name): \(problem)"
        )
        #expect((20...600).contains(problem.count), "\(item.name): \(problem)")
        #expect(
            !problem.unicodeScalars.contains { $0.properties.generalCategory == .control || $0.isBidirectional },
            "\(item.name)"
        )
        for part in Mistake.unwelcome { #expect(!problem.contains(part), "\(item.name): \(problem)") }
        #expect(!problem.contains("STS_025"), "a patient is named: \(item.name): \(problem)")
        #expect(!problem.contains("/malformed/"), "a path is named: \(item.name): \(problem)")
        #expect(!problem.contains(/\d+(\.\d+){5,}/), "an identifier is named: \(item.name): \(problem)")
        if [.dicomSeries, .dicomFile, .structureSet].contains(item.kind), item.name != "dicom-bitflips" {
            // What is DICOM has to be refused for what is wrong with it, not for being DICOM.
            #expect(
                !problem.contains("of no known kind") && !problem.contains("it is a folder"),
                "\(item.name): \(problem)"
            )
        }
    }

    private func check(_ features: [String: Double], of item: MalformedCase) async throws {
        #expect(!features.isEmpty, "\(item.name)")
        #expect(features.values.allSatisfy { $0.isFinite }, "\(item.name)")
        guard item.likeness != .any else { return }
        let clean = try await row(of: MalformedCase.clean(item.kind)).features
        #expect(clean.count > 150)
        switch item.likeness {
        case .any: break
        case .equal:
            #expect(features.keys == clean.keys, "\(item.name)")
            for (name, value) in clean {
                let found = try #require(features[name], "\(item.name): \(name)")
                #expect(abs(found - value) <= 1e-9 * max(1, abs(value)), "\(item.name): \(name)")
            }
        case .withinOne:
            // Voxels differ by at most 1, so the shape is the same and so are these statistics within 1.
            for (name, value) in clean where name.hasPrefix("morph_") && !Self.weighted.contains(name) {
                #expect(features[name] == value, "\(item.name): \(name)")
            }
            for name in ["stat_mean", "stat_median", "stat_min", "stat_max", "stat_p10", "stat_p90"] {
                let (value, found) = (try #require(clean[name + "/"]), try #require(features[name + "/"]))
                #expect(abs(found - value) <= 1, "\(item.name): \(name)")
            }
        }
    }

    /// Features of shape that weigh voxels by intensity.
    private static let weighted: Set = ["morph_com/", "morph_integ_int/", "morph_moran_i/", "morph_geary_c/"]
}

extension Unicode.Scalar {
    /// Whether it turns the direction of the text around it.
    fileprivate var isBidirectional: Bool {
        (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value) || [0x200E, 0x200F].contains(value)
    }
}
