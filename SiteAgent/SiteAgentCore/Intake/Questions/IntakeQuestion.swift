public import CanonicalEncoding

/// Something that only a person can decide: which of several images or outlines is meant.
public struct IntakeQuestion: Sendable, Hashable, JSONRepresentable {
    /// One answer that can be given.
    public struct Choice: Sendable, Hashable {
        /// What it stands for; the same in every intake.
        public let id: String

        /// What a person reads: numbers, dates and descriptions, no identifier.
        public let text: String

        /// Creates a choice.
        public init(id: String, text: String) {
            self.id = id
            self.text = text
        }
    }

    /// The same question has the same name in every intake: 10 hexadecimal digits.
    public let id: String

    /// The question.
    public let text: String

    /// The key of the patient whom it is about; `nil` if it is about several.
    public let patient: String?

    /// What can be meant; two or more.
    public let choices: [Choice]

    /// Whether several can be meant.
    public let allowsSeveral: Bool

    /// The answer that none is meant.
    public static let none = "none"

    /// The question as canonical JSON.
    public var json: JSONValue {
        .object([
            "id": .string(id), "text": .string(text), "several": .boolean(allowsSeveral),
            "patient": patient.map { .string($0) } ?? .null,
            "choices": .array(
                choices.map { .object(["id": .string($0.id), "text": .string($0.text)]) }
            ),
        ])
    }

    /// Choices that read the same are numbered, since a person answers by what is read.
    init(id: String, text: String, choices: [Choice], patient: String? = nil, allowsSeveral: Bool = false) {
        precondition(Set(choices.map(\.id)).count == choices.count, "two choices would be told apart by nothing")
        self.patient = patient
        self.id = id
        self.text = text
        self.choices = Self.numbered(choices)
        self.allowsSeveral = allowsSeveral
    }

    private static func numbered(_ choices: [Choice]) -> [Choice] {
        let counts = Dictionary(choices.map { ($0.text, 1) }, uniquingKeysWith: +)
        var seen: [String: Int] = [:]
        return choices.map { choice in
            guard let count = counts[choice.text], count > 1 else { return choice }
            let number = seen[choice.text, default: 0] + 1
            seen[choice.text] = number
            return Choice(id: choice.id, text: "\(choice.text) (\(number) of \(count) that look alike)")
        }
    }

    /// Reads a question; unknown fields are refused.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json)
        id = try fields.string("id")
        text = try fields.string("text")
        allowsSeveral = try fields.boolean("several")
        switch try fields.value("patient") {
        case .null: patient = nil
        case .string(let key): patient = key
        default: throw JSONError(path: "patient", reason: "must be a key or null")
        }
        choices = try fields.array("choices").map { json throws(JSONError) in
            var fields = try JSONFields(json, path: "choices")
            let choice = Choice(id: try fields.string("id"), text: try fields.string("text"))
            try fields.finish()
            return choice
        }
        try fields.finish()
    }
}
