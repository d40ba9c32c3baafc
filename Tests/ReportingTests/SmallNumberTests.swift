import CanonicalEncoding
import FederatedAnalysis
import Statistics
import Testing

@testable import Reporting

@Suite struct SmallNumberTests {
    private let rule = SmallNumberRule(limit: 5)

    @Test func `counts from one to below the limit are not printed`() {
        #expect((0...6).map(rule.text) == ["0", "<5", "<5", "<5", "<5", "5", "6"])
        #expect(SmallNumberRule(limit: 0).text(1) == "1")
    }

    @Test func `a part is hidden where the rest is small`() {
        #expect(rule.text(part: 28, of: 30) == "all but <5")
        #expect(rule.text(part: 2, of: 30) == "<5")
        #expect(rule.text(part: 30, of: 30) == "30")
        #expect(rule.json(part: 28, of: 30) == .string("all but <5"))
        #expect(rule.json(part: 15, of: 30) == .integer(15))
    }

    @Test func `a total from which a hidden exclusion follows is hidden, at the site and over all`() throws {
        let model = try ReportFixture.model()
        let table = FlowTable(model)
        let lund = try #require(table.rows.first { $0.site == "lund" })
        #expect(lund.listed == "not shown")
        #expect(lund.exclusions == ["no outcome: <5", "mask smaller than 8 voxels: 5"])
        #expect(table.rows.first { $0.site == "leeds-general" }?.listed == "59")
        #expect(table.totals[0] == "5 or more of the listed lesions were left out.")
        var document = try JSONFields(ResultsJSON(model).json)
        var cohort = try JSONFields(try document.value("cohort"))
        #expect(try cohort.value("listed_lesions") == .null)
    }

    @Test func `if one site's counts are hidden, those of the others are too`() throws {
        let original = try #require(ReportFixture.result().signatures.first?.validation(.patientFolds))
        #expect(rule.prints(original.statements))
        var statements = original.statements
        statements[2] = SiteStatement(site: "lund", area: .notEstimable("fewer than 5 lesions of a class"))
        #expect(!rule.prints(statements))
        let validation = ValidationResult(
            scheme: .patientFolds,
            counts: original.counts,
            clusters: original.clusters,
            statements: statements
        )
        let figure = ForestFigure(signature: "s", validation: validation, smallNumbers: rule).figure(id: "f")
        let texts = (figure?.elements ?? []).compactMap(\.text)
        #expect(texts.filter { $0 == "not shown" }.count == 3)
        #expect(texts.contains("not estimable: fewer than 5 lesions of a class"))
        #expect(!texts.contains { $0.contains(" / ") && $0 != "High / lesions" })
    }

    @Test(arguments: [1, 3, 5, 12]) func `each bar stands for enough lesions and no lesion is lost`(_ limit: Int) throws
    {
        let validation = try #require(ReportFixture.result().signatures.first?.validation(.patientFolds))
        let figure = ScoreFigure(signature: "s", validation: validation, smallNumbers: SmallNumberRule(limit: limit))
        for counts in [validation.histogram.low, validation.histogram.high] {
            let total = Double(counts.reduce(0, +))
            let lesions = figure.bars(counts).map { bar in
                bar.percent / 100 * total * (bar.range.upperBound - bar.range.lowerBound) * 20
            }
            #expect(lesions.allSatisfy { $0 > Double(limit) - 1e-9 })
            #expect((lesions.reduce(0, +) - total).magnitude < 1e-9)
        }
    }

    @Test func `a class below the limit has no bars and no curve`() throws {
        let validation = try #require(ReportFixture.result().signatures.first?.validation(.patientFolds))
        let rule = SmallNumberRule(limit: 500)
        #expect(
            ScoreFigure(signature: "s", validation: validation, smallNumbers: rule).bars(validation.histogram.high)
                .isEmpty
        )
        let signature = try #require(ReportFixture.result().signatures.first)
        let figure = ROCFigure(signature: signature, schemes: [.patientFolds], smallNumbers: rule).figure(id: "r")
        #expect(!figure.elements.contains { $0.name == "path" })
    }
}
