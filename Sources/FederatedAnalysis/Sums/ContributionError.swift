public import Kernels

/// Why a site cannot contribute.
///
/// Names tensors and counts, never a value.
public enum ContributionError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The rows have another number of signatures or features than the plan.
    case wrongShape(signature: String)

    /// A value cannot be rounded to fixed point.
    case badValue(tensor: String, FixedPointError)

    /// A sum is larger than the round allows.
    case overLimit(tensor: String)

    /// The analysis is over.
    case finished

    /// One sentence.
    public var description: String {
        switch self {
        case .wrongShape(let signature):
            "the rows of \(signature) do not have the features of the study; extract them again"
        case .badValue(let tensor, .notFinite): "a row's contribution to \(tensor) is not a finite number"
        case .badValue(let tensor, .overflow): "a row's contribution to \(tensor) is too large for its fixed point"
        case .overLimit(let tensor): "the sum for \(tensor) is larger than the round allows"
        case .finished: "the analysis is finished; there is nothing to contribute"
        }
    }
}
