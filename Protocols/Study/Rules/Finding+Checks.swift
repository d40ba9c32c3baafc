extension Finding {
    /// A finding unless a condition holds.
    static func check(
        _ holds: Bool,
        _ key: String,
        _ reason: String,
        _ remedy: String,
        involving others: [String] = []
    ) -> [Finding] {
        holds ? [] : [Finding(key, reason, remedy, involving: others)]
    }

    /// A number must lie in a range.
    static func range(_ key: String, _ value: Int, _ range: ClosedRange<Int>, unit: String = "") -> [Finding] {
        check(
            range.contains(value),
            key,
            "is \(value)\(unit)",
            "write \(range.lowerBound) to \(range.upperBound)\(unit)"
        )
    }

    /// A name must follow ``StudyName``'s rule.
    static func name(_ name: String, _ key: String) -> [Finding] {
        check(
            StudyName.isValid(name),
            key,
            "has the name \(StudyProblem.quoted(name))",
            "use \(StudyName.rule)"
        )
    }

    /// A text must be one line without characters that could show an approving officer something else.
    static func line(_ text: String, _ key: String) -> [Finding] {
        check(
            !text.allSatisfy(\.isWhitespace) && text.utf8.count <= 500
                && !text.unicodeScalars.contains(where: \.isInvisible),
            key,
            "is not a line of visible text",
            "write at most 500 bytes, without line breaks or control characters"
        )
    }
}
