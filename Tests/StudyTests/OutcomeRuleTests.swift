import Study
import Testing
import YAMLDocuments

@Suite struct OutcomeRuleTests {
    @Test(arguments: [
        (">= 5", [false, true, true]), ("> 5", [false, false, true]), ("<= 5", [true, true, false]),
        ("< 5", [true, false, false]),
    ])
    func `a comparison decides at its threshold`(text: String, expected: [Bool]) throws {
        let rule = try SmallStudy.document(">= 5", text).outcome
        #expect([4.5, 5, 5.5].map { rule.isHigh(score: $0) } == expected)
        #expect(!rule.isHigh(score: .nan))
        #expect(rule.text == text)
    }

    @Test(arguments: ["=> 5", "5", ">=", ">= five", "= 5", "!= 5", ">= 5 6", ">= inf", ">= 0x5", "> = 5"])
    func `anything else is no comparison`(text: String) {
        let error = #expect(throws: DocumentError.self) { try SmallStudy.document(">= 5", text) }
        #expect(error?.problems.map(\.key) == ["outcome.high"])
    }
}
