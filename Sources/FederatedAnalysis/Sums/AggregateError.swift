/// Why contributions cannot be summed.
///
/// Bodies are named by their position, tensors by their name.
public enum AggregateError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A body is not a tensor file of the accepted form.
    case notTensors(body: Int, String)

    /// A body has other tensors than the round asks for.
    case otherTensors(body: Int, found: [String], expected: [String])

    /// A tensor has another shape.
    case otherShape(body: Int, tensor: String)

    /// A word is beyond the tensor's limit, or a count is negative.
    case outOfRange(body: Int, tensor: String)

    /// One sentence.
    public var description: String {
        switch self {
        case .notTensors(let body, let reason): "contribution \(body + 1): \(reason)"
        case .otherTensors(let body, let found, let expected):
            "contribution \(body + 1) holds \(found.joined(separator: ", ")); the round asks for "
                + expected.joined(separator: ", ")
        case .otherShape(let body, let tensor): "contribution \(body + 1): \(tensor) has another shape"
        case .outOfRange(let body, let tensor): "contribution \(body + 1): a word of \(tensor) is out of range"
        }
    }
}
