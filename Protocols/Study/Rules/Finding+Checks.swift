import YAMLDocuments

extension Finding {
    /// A name must follow ``StudyName``'s rule.
    static func name(_ name: String, _ key: String) -> [Finding] {
        check(
            StudyName.isValid(name),
            key,
            "has the name \(DocumentProblem.quoted(name))",
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
