/// The lower triangular `L` with `L Lᵀ = A`, for solving `A x = b`.
///
/// Rows are computed top down and each inner product is summed from column 0 upwards, so that the bits depend on the
/// matrix alone.
public struct CholeskyFactor: Sendable {
    private let lower: SymmetricMatrix

    /// Factors a matrix; `nil` if it is not positive definite or not finite.
    public init?(_ matrix: SymmetricMatrix) {
        var lower = matrix
        for row in 0..<matrix.order {
            for column in 0...row {
                var rest = matrix[row, column]
                for inner in 0..<column { rest -= lower[row, inner] * lower[column, inner] }
                if row == column {
                    guard rest > 0, rest.isFinite else { return nil }
                    lower[row, row] = rest.squareRoot()
                } else {
                    lower[row, column] = rest / lower[column, column]
                }
            }
        }
        self.lower = lower
    }

    /// The `x` with `A x = b`.
    public func solve(_ b: [Double]) -> [Double] {
        precondition(b.count == lower.order, "a right-hand side of \(lower.order) elements")
        var x = b
        for row in 0..<lower.order {
            for column in 0..<row { x[row] -= lower[row, column] * x[column] }
            x[row] /= lower[row, row]
        }
        for row in (0..<lower.order).reversed() {
            for below in (row + 1)..<max(lower.order, row + 1) { x[row] -= lower[below, row] * x[below] }
            x[row] /= lower[row, row]
        }
        return x
    }
}
