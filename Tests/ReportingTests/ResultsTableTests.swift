import FederatedAnalysis
import Statistics
import Testing

@testable import Reporting

@Suite struct ResultsTableTests {
    /// The area by counting pairs of lesions, without any of the code that the report uses.
    private static func pairs(_ cohort: SimulatedCohort, _ scores: [Int]) -> Double {
        let rows = zip(cohort.lesions, scores)
        let (high, low) = (rows.filter(\.0.isHigh).map(\.1), rows.filter { !$0.0.isHigh }.map(\.1))
        var sum = 0.0
        for one in high { for other in low { sum += one > other ? 1 : one == other ? 0.5 : 0 } }
        return sum / Double(high.count * low.count)
    }

    @Test func `the primary row has the area of the lesions, its interval and the result of 2023`() throws {
        let page = try PageDocument(Report(ReportFixture.model()).files()["index.html"])
        let cohort = SimulatedCohort()
        let area = Self.pairs(cohort, cohort.scores(effect: 1.0, seed: 2))
        let row = try #require(page.row("dwi_b200", table: 0))
        #expect(row.count == 10)
        #expect(row[0] == "dwi_b200 primary")
        #expect(row[1] == "\(cohort.lesions.count) / \(Set(cohort.lesions.map(\.patient)).count)")
        #expect(row[2] == String(cohort.lesions.filter(\.isHigh).count))
        #expect(row[3] == area.fixed(2))
        #expect(row[8] == "0.79 (0.61–0.93)")
        #expect(row[9] == "0.002")
        let summary = try #require(page.root.all("header").first).text
        #expect(summary.contains(area.fixed(2)))
        #expect(summary.contains("\((100 * area).fixed(0)) times in 100"))
    }

    @Test func `every scheme has its table, the apparent one is called optimistic and stands alone`() throws {
        let page = try PageDocument(Report(ReportFixture.model()).files()["index.html"])
        let captions = page.root.all("caption").map(\.text)
        #expect(captions[0].hasPrefix("Cross-validation by patient"))
        #expect(captions[1].hasPrefix("Leave one site out"))
        #expect(captions[2].hasPrefix("Apparent (optimistic)"))
        #expect(page.row("dwi_b0", table: 2)?.count == 8)
        #expect(page.row("volume", table: 0)?[7] == "–")
    }

    @Test func `Holm's adjustment covers all planned signatures and no baseline`() throws {
        let model = try ReportFixture.model()
        let adjusted = model.adjustedP(.patientFolds)
        #expect(model.familySize(.patientFolds) == 7)
        #expect(Set(adjusted.keys) == Set(ReportFixture.effects.map(\.series)))
        let raw = model.signatures.compactMap { $0.validation(.patientFolds)?.interval.value?.oneSidedP }
        let smallest = try #require(raw.min())
        #expect(adjusted.values.min() == min(1, 7 * smallest))
    }

    @Test func `the primary signature stands first, wherever the plan has it`() throws {
        #expect(try ReportFixture.model().signatures.first?.name == "dwi_b200")
        var context = ReportFixture.context()
        context.primarySignature = nil
        #expect(try ReportModel(ReportFixture.result(), context).primary?.name == "dwi_b0")
    }
}
