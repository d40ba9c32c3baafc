import Testing

@testable import SiteAgentCore

@Suite struct IntakeReviewTests {
    private let folder: TemporaryFolder
    private let review: IntakeReview

    /// Two questions with two choices each.
    init() throws {
        folder = try TemporaryFolder()
        try folder.site.create()
        let store = try SiteStore(at: folder.site.database)
        let choices = ["x", "y"].map { IntakeQuestion.Choice(id: $0, text: "image \($0)") }
        try store.transaction { transaction in
            try transaction.replaceIntakeQuestions(
                ["aaaa000001", "bbbb000002"].map { IntakeQuestion(id: $0, text: "Which?", choices: choices) }
            )
        }
        review = IntakeReview(store: store)
    }

    private func answers() throws -> [[String]?] { try review.entries().map(\.answer) }

    @Test func `of several answers all are kept, or none`() throws {
        for bad in [("zzzz", "1"), ("bbbb", "3"), ("aaaa000001", "2")] {
            #expect(throws: SiteError.self) {
                try review.change(reopening: [], answers: [("aaaa", "1"), bad], time: 1)
            }
            #expect(try answers() == [nil, nil])
        }
        try review.change(reopening: [], answers: [("aaaa", "1"), ("bbbb", "none")], time: 2)
        #expect(try answers() == [["x"], []])
    }

    @Test func `a question is not opened again beside an answer that cannot be kept`() throws {
        try review.answer("1", to: "aaaa", time: 1)
        #expect(throws: SiteError.self) {
            try review.change(reopening: ["aaaa"], answers: [("bbbb", "7")], time: 2)
        }
        #expect(try answers() == [["x"], nil])
        #expect(throws: SiteError.self) { try review.change(reopening: ["aaaa", "bbbb"], answers: [], time: 2) }
        #expect(try answers() == [["x"], nil])
        try review.change(reopening: ["aaaa"], answers: [("bbbb", "2")], time: 2)
        #expect(try answers() == [nil, ["y"]])
    }
}
