import CanonicalEncoding
import FederatedAnalysis
import Foundation
import Statistics
import Testing

@testable import Reporting

@Suite struct ReportTests {
    @Test func `a report is four files`() throws {
        let files = try Report(ReportFixture.model()).files()
        #expect(files.map(\.path) == ["index.html", "results.csv", "results.json", "model.json"])
        #expect(files.allSatisfy { !$0.bytes.isEmpty })
        try Self.preview(files, in: "large")
    }

    @Test(arguments: [1, 3]) func `a cohort of thirty lesions has a report that does not overstate it`(
        _ suppressBelow: Int
    ) throws {
        let result = try ReportFixture.result(
            suppressBelow: suppressBelow,
            of: SimulatedCohort(patientsPerSite: 10, seed: 11)
        )
        var context = ReportFixture.context(suppressBelow: suppressBelow)
        context.primarySignature = "t2w_te75"
        (context.flow, context.featureLabels) = ([], [:])
        let model = ReportModel(result, context)
        let files = try Report(model).files()
        let header = try #require(PageDocument(files["index.html"]).root.all("header").first).text
        let interval = try #require(model.primary?.validation(.patientFolds)?.interval.value)
        #expect(interval.lower < 0.5 && interval.upper > 0.5)
        #expect(
            header.contains("The interval includes chance: these data do not show that the signature discriminates")
        )
        #expect(!header.contains("lies above chance"))
        try Self.preview(files, in: "small-\(suppressBelow)")
    }

    /// To look at reports: `INTRAMURAL_REPORT_PREVIEW=/tmp/preview swift test --filter ReportTests`.
    private static func preview(_ files: [(path: String, bytes: [UInt8])], in name: String) throws {
        guard let root = ProcessInfo.processInfo.environment["INTRAMURAL_REPORT_PREVIEW"] else { return }
        let folder = URL(fileURLWithPath: root).appendingPathComponent(name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for file in files { try Data(file.bytes).write(to: folder.appendingPathComponent(file.path)) }
    }

    @Test func `the same model gives the same bytes`() throws {
        let first = try Report(ReportFixture.model()).files()
        let second = try Report(ReportFixture.model()).files()
        #expect(first.map(\.bytes) == second.map(\.bytes))
    }

    @Test func `the page is well-formed and loads nothing`() throws {
        let page = try PageDocument(Report(ReportFixture.model()).files()["index.html"])
        let elements = ["script", "link", "img", "iframe", "object", "embed", "a"].flatMap { page.root.all($0) }
        #expect(elements.isEmpty)
        let style = page.root.all("style").map(\.text).joined()
        #expect(!style.contains("url(") && !style.contains("@import"))
        #expect(page.root.all("html").first?.attributes["lang"] == "en")
    }

    @Test func `tables have scoped headings and figures have names and descriptions`() throws {
        let page = try PageDocument(Report(ReportFixture.model()).files()["index.html"])
        #expect(page.root.all("th").allSatisfy { $0.attributes["scope"] != nil })
        let figures = page.root.all("svg")
        #expect(figures.count == 7)
        for figure in figures {
            #expect(figure.attributes["role"] == "img")
            let names = (figure.attributes["aria-labelledby"] ?? "").split(separator: " ").map(String.init)
            let described = figure.children.filter { names.contains($0.attributes["id"] ?? "") }
            #expect(described.map(\.name) == ["title", "desc"])
            #expect(described.allSatisfy { !$0.text.isEmpty })
        }
        let ids = (page.root.all("h2") + page.root.all("title") + page.root.all("desc")).compactMap {
            $0.attributes["id"]
        }
        #expect(Set(ids).count == ids.count)
    }

    @Test func `provenance names the study, the log and how to audit it`() throws {
        let page = try PageDocument(Report(ReportFixture.model()).files()["index.html"])
        let text = page.root.text
        #expect(text.contains(ReportFixture.digest.hex))
        #expect(text.contains(ReportFixture.log.rootHash))
        #expect(text.contains("187 entries"))
        #expect(text.contains("auditor replay log --key \(ReportFixture.log.verifierKey)"))
        // The fixture's root hash as `base64 -d | xxd -p` prints it.
        #expect(text.contains("0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62"))
        #expect(text.contains("2026-11-24 13:25 UTC"))
    }

    @Test func `a study without the series of 2023 has no column for them`() throws {
        let original = try ReportFixture.result()
        let renamed = original.signatures.map { signature in
            SignatureResult(
                name: "t1_" + signature.name,
                series: "t1_" + signature.series,
                isBaseline: signature.isBaseline,
                model: signature.model,
                validations: signature.validations
            )
        }
        let result = AnalysisResult(cohort: original.cohort, signatures: renamed)
        let files = try Report(ReportModel(result, ReportFixture.context())).files()
        let page = try PageDocument(files["index.html"])
        #expect(!page.root.text.contains("Bodalal"))
        #expect(page.row("t1_dwi_b0", table: 0)?.count == 8)
    }

    @Test func `names are quoted for the shell and no path of the coordinator is printed`() throws {
        var context = ReportFixture.context()
        context.log = LogEvidence(
            origin: "o",
            size: 1,
            rootHash: "r",
            checkpoint: "c",
            verifierKey: "name with space+1+k",
            rounds: 1,
            location: "/media/usb stick/it's; rm -rf"
        )
        let page = try PageDocument(Report(ReportModel(ReportFixture.result(), context)).files()["index.html"])
        #expect(page.root.text.contains(#"auditor verify 'it'\''s; rm -rf' --key 'name with space+1+k'"#))
        #expect(!page.root.text.contains("/media"))
    }
}
