/// Sums over all ordered pairs of different points of a lattice, each weighing the inverse of its distance.
///
/// A sum over pairs `sum w(i - j) a(i) b(j)` is the sum over frequencies of the transforms `W conj(A) B`, exact but for
/// rounding, if the lattice is padded as in ``PaddedAxis``; no transform is ever undone. Of a real signal, half of the
/// frequencies along x tell all. The transforms along x are done for half of the frequencies at once; for each of those the
/// other two axes follow in buffers of a plane. The order of all sums is fixed, so that equal input gives equal bits.
public struct LatticePairSums: Sendable {
    /// Of the weights.
    public let weights: Double

    /// Of weight times the product of both values.
    public let products: Double

    /// Of weight times the square of the first value.
    public let squares: Double

    /// From a mask of 1 inside, 0 outside, first axis fastest, and the values of the points inside in the same order.
    ///
    /// Memory: up to 36 bytes a point of the box. There is at least one point along each axis.
    public init(size: SIMD3<Int>, spacing: SIMD3<Double>, isInside: [UInt8], values: [Double]) {
        precondition(isInside.count == size.x * size.y * size.z, "a mask of the lattice's size")
        let sums = PlaneSums(size: size, spacing: spacing).sums(isInside: isInside, values: values)
        (weights, products, squares) = (sums.x, sums.y, sums.z)
    }
}
