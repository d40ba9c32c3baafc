/// One thing that is wrong with a study or policy document.
public struct DocumentProblem: Hashable, Sendable, CustomStringConvertible {
    /// The line, from 1; `nil` if the document did not come from a text.
    public let line: Int?

    /// The column, from 1.
    public let column: Int?

    /// Where in the document, for example `series.dwi_b200.TE_ms`; empty for the document as a whole.
    public let key: String

    /// What is wrong.
    public let reason: String

    /// What would be right.
    public let remedy: String

    /// Creates a problem.
    public init(line: Int? = nil, column: Int? = nil, key: String, reason: String, remedy: String) {
        self.line = line
        self.column = column
        self.key = key
        self.reason = reason
        self.remedy = remedy
    }

    /// Place, key, what is wrong and what would be right, without the line.
    public var description: String {
        let subject = key.isEmpty ? "" : "\(key): "
        return remedy.isEmpty ? subject + reason : "\(subject)\(reason); \(remedy)"
    }
}
