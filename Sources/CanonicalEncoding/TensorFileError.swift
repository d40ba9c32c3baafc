/// Why bytes are not a tensor file, or tensors cannot be one.
public struct TensorFileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, and what would be right.
    public let reason: String

    /// The reason.
    public var description: String { reason }
}
