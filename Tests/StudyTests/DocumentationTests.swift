import FeatureNomenclature
import Foundation
import Study
import Testing
import YAMLDocuments

/// The examples of Documentation/study.md are read by the program that they describe.
@Suite struct DocumentationTests {
    private let page: String

    init() throws {
        let root = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        page = try String(contentsOf: root.appendingPathComponent("Documentation/study.md"), encoding: .utf8)
    }

    /// The texts between a fence that names a language and the next fence.
    private func blocks(of language: String) -> [String] {
        page.components(separatedBy: "```\(language)\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
    }

    @Test func `the study of the page is a study`() throws {
        let study = try StudyDocument(yaml: try #require(blocks(of: "yaml").first))
        #expect(study.version == 2)
        #expect(study.unsupported.isEmpty)
    }

    @Test func `the policy of the page is the default policy`() throws {
        #expect(blocks(of: "yaml").count == 2)
        #expect(try SitePolicy(yaml: try #require(blocks(of: "yaml").last)) == SitePolicy())
    }

    @Test func `the errors of the page are the program's`() throws {
        let wrong = SmallStudy.text("[80, 92]", "[80]")
            .replacing("model: logistic,", with: "model: logistic, solver: proximal-newton,")
        let error = #expect(throws: DocumentError.self) { try StudyDocument(yaml: wrong) }
        #expect(blocks(of: "text") == ["\(error?.description ?? "")\n"])
    }

    @Test func `every word of the vocabulary is on the page`() {
        var words = SeriesKind.allCases.map(\.rawValue) + AcquisitionField.allCases.map(\.rawValue)
        words += Disclosure.allCases.map(\.rawValue) + FeatureFamily.allCases.map(\.rawValue)
        words += InterpolationRule.allCases.map(\.rawValue) + PrivacyRules.Aggregation.allCases.map(\.rawValue)
        words += StudyTemplate.allCases.map(\.rawValue) + ADCFit.Method.allCases.map(\.rawValue)
        words += OutcomeRule.Comparison.allCases.map(\.rawValue)
        for word in words { #expect(page.contains("`\(word)`"), "\(word)") }
    }
}
