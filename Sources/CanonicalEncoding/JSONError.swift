/// Why bytes or a value are not the JSON that was expected.
public struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Where: a member path such as `rounds.quorum`, or a byte position.
    public let path: String

    /// What is wrong, and what would be right.
    public let reason: String

    /// Creates an error.
    public init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    /// Place and reason in one line.
    public var description: String { path.isEmpty ? reason : "\(path) \(reason)" }
}
