import Foundation
import SiteAgentCore
import Testing

/// The settings and tables of Documentation/features.md are read by the program that they describe.
@Suite struct FeaturesDocumentationTests {
    private let page: String

    init() throws {
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        page = try String(contentsOf: root.appendingPathComponent("Documentation/features.md"), encoding: .utf8)
    }

    private func blocks(of language: String) -> [String] {
        page.components(separatedBy: "```\(language)\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
    }

    @Test func `every settings file of the page is read`() throws {
        let settings = try blocks(of: "yaml").map { try ExtractionSettings(yaml: $0) }
        #expect(settings.count == 4)
        let images = settings.compactMap {
            if case .ibsi(let extraction) = $0 { extraction.filters.count } else { nil }
        }
        #expect(images == [7, 1, 1])
    }

    @Test func `the table of the page is read`() throws {
        let table = try CaseTable(Array(try #require(blocks(of: "csv").first).utf8), folder: URL(fileURLWithPath: "/"))
        #expect(table.cases.count == 2)
    }
}
