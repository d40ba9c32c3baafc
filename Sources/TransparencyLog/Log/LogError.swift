/// Why bytes are not what a transparency log must have, and where.
public struct LogError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file or text concerned, such as `tile/0/000`, `checkpoint` or `verifier key`.
    public let place: String

    /// What is wrong, and what would be right.
    public let reason: String

    /// Creates an error.
    public init(place: String, reason: String) {
        self.place = place
        self.reason = reason
    }

    /// Place and reason in one line.
    public var description: String { "\(place): \(reason)" }
}
