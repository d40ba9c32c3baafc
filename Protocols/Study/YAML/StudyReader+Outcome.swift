import YAMLDocuments

extension StudyReader {
    mutating func outcome() -> OutcomeRule {
        var section = root.mapping("outcome", "write {score: hif1a_staining_index, high: \">= 5\"}")
        let score = section.text("score", "name the score, such as hif1a_staining_index")
        let remedy = "write a comparison and a number in quotes, such as \">= 5\""
        let text = section.text("high", remedy)
        section.finish()
        let stem = OutcomeRule(score: score, comparison: .atLeast, threshold: 0)
        guard section.has("high"), text != "stand-in" else { return stem }
        guard let rule = OutcomeRule(score: score, text: text) else {
            section.report.add(section.full("high"), "is \(DocumentProblem.quoted(text)), not a comparison", remedy)
            return stem
        }
        return rule
    }
}

extension OutcomeRule {
    /// A rule from a comparison such as `>= 5`; `nil` for any other text.
    init?(score: String, text: String) {
        let symbol = text.prefix { "<>=".contains($0) }
        guard let comparison = Comparison(rawValue: String(symbol)),
            let threshold = YAMLNumber.fraction(String(text.dropFirst(symbol.count).drop { $0 == " " }))
        else { return nil }
        self.init(score: score, comparison: comparison, threshold: threshold)
    }
}
