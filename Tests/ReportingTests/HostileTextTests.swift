import FederatedAnalysis
import Statistics
import Testing

@testable import Reporting

/// Names come from other people: none of them may leave its place.
@Suite struct HostileTextTests {
    static let texts = [
        "</title><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
        "{{study}} {{{css}}}",
        "]]><!--", "&lt;b&gt;", "\u{0}\u{8}\u{1B}[31m", "\"\u{301} onload=\u{301}\"", "<\u{338}script>",
        "\u{202E}gpj.exe",
        "a\u{FFFE}b\u{FFFF}", "=HYPERLINK(\"http://x\")", "line\r\nbreak,comma\"quote",
    ]

    @Test(arguments: texts) func `a hostile text stays a text in every place`(_ text: String) throws {
        let files = try Report(Self.model(text)).files()
        let page = try PageDocument(files["index.html"])
        for name in ["script", "img", "b", "a"] { #expect(page.root.all(name).isEmpty) }
        let elements = page.root.all("th") + page.root.all("td") + page.root.all("text") + page.root.all("meta")
        for element in elements { #expect(!element.attributes.keys.contains { $0.hasPrefix("on") }) }
        #expect(page.root.all("style").count == 1)
        let source = String(decoding: files["index.html"], as: UTF8.self).unicodeScalars
        #expect(!source.contains { ("\u{202A}"..."\u{202E}").contains($0) || $0.value < 9 })
    }

    @Test func `a spreadsheet takes no name for a formula`() throws {
        for text in ["=1+1", "+1", "-1", "@x", "\tx"] {
            let files = try Report(Self.model(text)).files()
            let records = CSVText.records(String(decoding: files["results.csv"], as: UTF8.self))
            #expect(records.dropFirst().contains { $0[4] == "'" + text })
            #expect(!records.dropFirst().contains { $0[0].hasPrefix(text) || $0[4].hasPrefix(text) })
        }
    }

    @Test func `escaping looks at scalars, so that a combining mark hides nothing`() {
        #expect(
            MarkupText.escaped("\"\u{301}<\u{338}&\u{301}'\u{301}")
                == "&quot;\u{301}&lt;\u{338}&amp;\u{301}&#39;\u{301}"
        )
        #expect(MarkupText.escaped("a\u{0}b\u{7F}c") == "a\u{FFFD}b\u{FFFD}c")
        #expect(MarkupText.escaped("Ångström–é漢字") == "Ångström–é漢字")
    }

    /// A report with a text wherever one can stand.
    private static func model(_ text: String) throws -> ReportModel {
        let original = try ReportFixture.result()
        let signatures = original.signatures.map { signature in
            SignatureResult(
                name: text + signature.name,
                series: text,
                isBaseline: signature.isBaseline,
                model: signature.name == "adc" ? .notEstimable(text) : signature.model,
                validations: signature.validations.map { validation in
                    ValidationResult(
                        scheme: validation.scheme,
                        counts: validation.counts,
                        clusters: validation.clusters,
                        statements: validation.statements.map { SiteStatement(site: text, area: $0.area) }
                    )
                }
            )
        }
        var context = ReportFixture.context()
        (context.study, context.sponsor, context.coordinator) = (text, text, text)
        (context.outcome, context.program, context.aggregation) = (text, text, text)
        context.notes = [text]
        context.flow = [SiteFlow(site: text, listed: 20, exclusions: [.init(reason: text, lesions: 9)], analysed: 11)]
        context.featureLabels["stat_mean"] = FeatureLabel(name: text, code: text, family: text)
        return ReportModel(AnalysisResult(cohort: original.cohort, signatures: signatures), context)
    }
}
