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
        let question = try question(named: name)
        let choices = try Self.choices(text, of: question)
        try store.transaction { try $0.saveIntakeAnswer(choices, to: question.id, time: time) }
    }

    /// Opens a question again.
    public func reopen(_ name: String) throws {
        let question = try question(named: name)
        guard try store.transaction({ try $0.removeIntakeAnswer(to: question.id) }) else {
            throw SiteError(.badInput, "Question \(question.id) has no answer.", remedy: "Nothing was changed.")
        }
    }

    private func question(named name: String) throws -> IntakeQuestion {
        let all = try store.read { try $0.intakeQuestions() }
        let named = all.filter { name.count >= 4 && $0.id.hasPrefix(name.lowercased()) }
        guard let question = named.first, named.count == 1 else {
            throw SiteError(
                .badInput,
                named.isEmpty ? "There is no such question." : "Several questions begin so.",
                remedy: "`site-agent intake review` lists the questions with their names."
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
                remedy: "Write \(several) from 1 to \(question.choices.count), or none."
            )
        }
        return chosen
    }
}
