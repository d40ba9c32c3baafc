/// The questions of an intake and what a person says to them.
public struct IntakeReview: Sendable {
    private let store: SiteStore

    /// Reviews the last intake of a site.
    public init(store: SiteStore) {
        self.store = store
    }

    /// A question with its answer.
    public struct Entry: Sendable, Hashable {
        /// The question.
        public let question: IntakeQuestion

        /// The choices that are meant; empty for none of them, `nil` while it is open.
        public let answer: [String]?
    }

    /// All questions of the last intake.
    public func entries() throws -> [Entry] {
        try store.read { transaction in
            let answers = try transaction.intakeAnswers()
            return try transaction.intakeQuestions().map { Entry(question: $0, answer: answers[$0.id]) }
        }
    }

    /// Keeps an answer: the numbers of the choices from 1, or `none`.
    ///
    /// A question is named by its identifier, or enough of its beginning.
    public func answer(_ text: String, to name: String, time: Int) throws {
        try change(reopening: [], answers: [(name, text)], time: time)
    }

    /// Opens a question again.
    public func reopen(_ name: String) throws {
        try change(reopening: [name], answers: [], time: 0)
    }

    /// Opens questions again, then keeps answers: all of them, or none if one of them cannot be.
    public func change(reopening names: [String], answers: [(name: String, text: String)], time: Int) throws {
        try store.transaction { transaction in
            let all = try transaction.intakeQuestions()
            for name in names {
                let question = try Self.question(named: name, in: all)
                guard try transaction.removeIntakeAnswer(to: question.id) else {
                    throw SiteError(.badInput, "Question \(question.id) has no answer.", remedy: Self.unchanged)
                }
            }
            var answered: Set<String> = []
            for (name, text) in answers {
                let question = try Self.question(named: name, in: all)
                guard answered.insert(question.id).inserted else {
                    throw SiteError(
                        .badInput,
                        "Question \(question.id) is answered twice.",
                        remedy: "Give one answer to each. " + Self.unchanged
                    )
                }
                try transaction.saveIntakeAnswer(Self.choices(text, of: question), to: question.id, time: time)
            }
        }
    }

    private static let unchanged = "Nothing was changed."

    private static func question(named name: String, in all: [IntakeQuestion]) throws -> IntakeQuestion {
        let named = all.filter { name.count >= 4 && $0.id.hasPrefix(name.lowercased()) }
        guard let question = named.first, named.count == 1 else {
            throw SiteError(
                .badInput,
                named.isEmpty ? "There is no such question." : "Several questions begin so.",
                remedy: "`site-agent intake review` lists the questions with their names. " + unchanged
            )
        }
        return question
    }

    private static func choices(_ text: String, of question: IntakeQuestion) throws -> [String] {
        guard text != IntakeQuestion.none else { return [] }
        let numbers = text.split(separator: ",").map { Int($0.filter { $0 != " " }) }
        let isAllowed = !numbers.isEmpty && (question.allowsSeveral || numbers.count == 1)
        let chosen = numbers.compactMap { number in
            number.flatMap { question.choices.indices.contains($0 - 1) ? question.choices[$0 - 1].id : nil }
        }
        guard isAllowed, chosen.count == numbers.count, Set(chosen).count == chosen.count else {
            let several = question.allowsSeveral ? "one or more numbers such as 1,2" : "one number"
            throw SiteError(
                .badInput,
                "That is no answer to question \(question.id).",
                remedy: "Write \(several) from 1 to \(question.choices.count), or none. " + unchanged
            )
        }
        return chosen
    }
}
