import Foundation
import Testing

/// `site-agent features` as a data manager uses it.
@Suite struct FeaturesCommandTests {
    private let folder: TemporaryFolder
    private let image: String
    private let mask: String

    /// The first image and mask of a synthetic cohort.
    init() async throws {
        folder = try TemporaryFolder()
        let arguments = ["make", "images", "--sites", "1", "--patients", "1", "--seed", "1"]
        try await BuiltProgram.phantomCohort.succeed(arguments, in: folder)
        let root = folder.url.appendingPathComponent("images")
        let table = try #require(
            FileManager.default.subpathsOfDirectory(atPath: root.path).first { $0.hasSuffix("cohort.csv") }
        )
        let lines = try folder.text("images/\(table)").split(separator: "\n").map { $0.split(separator: ",") }
        let header = try #require(lines.first)
        let row = try #require(lines.dropFirst().first)
        let place = root.appendingPathComponent(table).deletingLastPathComponent()
        image = place.appendingPathComponent(String(row[try #require(header.firstIndex(of: "image"))])).path
        mask = place.appendingPathComponent(String(row[try #require(header.firstIndex(of: "mask"))])).path
    }

    private func features(_ arguments: String...) async throws -> Said {
        try await BuiltProgram.siteAgent.run(["features"] + arguments, in: folder)
    }

    private func columns(_ csv: String) -> [Substring] { csv.split(separator: "\n").first?.split(separator: ",") ?? [] }

    @Test func `one case is a page, a row or an object`() async throws {
        let page = try await features(image, mask)
        #expect(page.status == 0, "\(page.complaint)")
        #expect(page.output.contains("174 features; "))
        #expect(!page.output.contains(".0 "))
        let csv = try await features(image, mask, "--format", "csv", "--names", "code")
        #expect(columns(csv.output).contains("GYBY.IAZD"))
        let json = try await features(image, mask, "--format", "json")
        #expect(try JSONText.objects(json.output).count == 1)
    }

    @Test func `the PyRadiomics profile has PyRadiomics' names`() async throws {
        let said = try await features(image, mask, "--profile", "pyradiomics", "--format", "csv")
        #expect(columns(said.output).filter { $0.hasPrefix("original_") }.count == 107)
    }

    @Test func `filters come before the names`() async throws {
        try folder.write("filters: [none, {log: {sigma_mm: [3]}}]\nfamilies: [intensity-statistics]\n", to: "s.yaml")
        let said = try await features(image, mask, "--settings", "s.yaml", "--format", "csv")
        #expect(columns(said.output).filter { $0.hasPrefix("log-sigma-3-mm.stat_") }.count == 18, "\(said)")
    }

    @Test func `a table goes to a file that is never replaced unasked`() async throws {
        try folder.write("patient,image,mask\nP1,\(image),\(mask)\n", to: "good.csv")
        try folder.write("patient,image,mask\nP1,\(image),none.nii\nP2,\(image),\(mask)\n", to: "bad.csv")
        let first = try await features("--cases", "good.csv", "--output", "out.csv")
        #expect(first.status == 0, "\(first.complaint)")
        #expect(first.complaint.contains("Written: out.csv"))
        let result = try folder.text("out.csv")
        #expect(result.contains("\nP1,"))
        let again = try await features("--cases", "good.csv", "--output", "out.csv")
        #expect(again.status == 3)
        #expect(again.complaint.contains("--overwrite"))
        #expect(try folder.text("out.csv") == result)
        let bad = try await features("--cases", "bad.csv", "--output", "out.csv", "--overwrite")
        #expect(bad.status == 1)
        #expect(try folder.text("out.csv").contains("P1,\(image),none.nii,failed,the mask: "))
        #expect(try folder.text("out.csv").contains("P2,\(image),\(mask),ok,"))
        let itself = try await features("--cases", "good.csv", "--output", "./good.csv", "--overwrite")
        #expect(itself.status == 3)
        #expect(try folder.text("good.csv").hasPrefix("patient,image,mask\n"))
    }

    @Test func `the self-test meets every published value`() async throws {
        let page = try await features("--self-test")
        #expect(page.status == 0)
        #expect(page.output.contains("met: 482 of 482"))
        let json = try JSONText.object(try await features("--self-test", "--format", "json").output)
        let digest = try JSONText.string("digest", of: json)
        #expect(digest.count == 64)
        #expect(page.output.contains("digest: \(digest)"))
    }

    @Test(arguments: [
        Mistake(.siteAgent, "features", 2, "Name an image and its mask"),
        Mistake(.siteAgent, "features a.nii", 2, "Name an image and its mask"),
        Mistake(.siteAgent, "features a.nii b.nii --label 0", 2, "above 0"),
        Mistake(.siteAgent, "features a.nii b.nii --profile x", 2, "ibsi", "pyradiomics"),
        Mistake(.siteAgent, "features a.nii b.nii --workers 0", 2, "1 to 1024"),
        Mistake(.siteAgent, "features --cases c.csv --label 1", 2, "column label"),
        Mistake(.siteAgent, "features --cases c.csv --format text", 2, "csv or json"),
        Mistake(.siteAgent, "features --self-test --cases c.csv", 2, "needs no image"),
        Mistake(.siteAgent, "features --cases none.csv", 3, "none.csv cannot be read"),
        Mistake(.siteAgent, "features a.nii b.nii", 3, "No features: the image: ", "no such file"),
        Mistake(.siteAgent, "features a.nii b.nii --settings none.yaml", 3, "none.yaml cannot be read"),
        Mistake(.siteAgent, "features a.nii b.nii --settings wrong.yaml", 3, "wrong.yaml:1: merging: "),
        Mistake(.siteAgent, "features --cases wrong.csv", 3, "wrong.csv: line 1, column mask: "),
    ])
    func `a mistake says what to do`(mistake: Mistake) async throws {
        try folder.write("merging: 4d\n", to: "wrong.yaml")
        try folder.write("image,roi\na,b\n", to: "wrong.csv")
        try await mistake.check(in: folder)
    }
}
