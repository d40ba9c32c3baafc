/// A tensor that every site sends in a round.
public struct TensorSpecification: Sendable, Hashable {
    /// Its name.
    public let name: String

    /// Its dimensions, outermost first.
    public let shape: [Int]

    /// The largest magnitude of a word that a site may send.
    ///
    /// Limits times sites stay below 2^63, so that sums do not wrap.
    public let limit: Int64

    /// Whether the words are counts, which are never negative.
    let isCount: Bool

    var count: Int { shape.reduce(1, *) }

    /// What a word may be in the sum of a number of contributions.
    func range(contributions: Int) -> ClosedRange<Int64> {
        let (product, overflow) = limit.multipliedReportingOverflow(by: Int64(contributions))
        let bound = overflow ? Int64.max : product
        return (isCount ? 0 : -bound)...bound
    }

    /// A tensor of counts of rows or patients.
    static func counts(_ name: String, _ shape: [Int]) -> TensorSpecification {
        TensorSpecification(name: name, shape: shape, limit: 1 << 31, isCount: true)
    }

    /// A tensor of long words; the last dimension is the digits.
    ///
    /// A million rows fit.
    static func longWords(_ name: String, _ shape: [Int]) -> TensorSpecification {
        TensorSpecification(name: name, shape: shape, limit: 1 << 52, isCount: false)
    }

    /// A tensor of fixed-point words with ``Precision/fractionBits``.
    static func fixedPoint(_ name: String, _ shape: [Int]) -> TensorSpecification {
        TensorSpecification(name: name, shape: shape, limit: 1 << 57, isCount: false)
    }
}
