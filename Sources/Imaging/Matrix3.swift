/// A 3 by 3 matrix, as three columns.
public struct Matrix3: Hashable, Sendable {
    /// The columns.
    public var columns: (SIMD3<Double>, SIMD3<Double>, SIMD3<Double>) {
        (first, second, third)
    }

    private let first: SIMD3<Double>
    private let second: SIMD3<Double>
    private let third: SIMD3<Double>

    /// Creates a matrix from its columns.
    public init(_ first: SIMD3<Double>, _ second: SIMD3<Double>, _ third: SIMD3<Double>) {
        self.first = first
        self.second = second
        self.third = third
    }

    /// The unit matrix.
    public static let identity = Matrix3([1, 0, 0], [0, 1, 0], [0, 0, 1])

    /// The column of an axis, 0 to 2.
    public subscript(column: Int) -> SIMD3<Double> { column == 0 ? first : column == 1 ? second : third }

    /// The matrix times a vector.
    public static func * (matrix: Matrix3, vector: SIMD3<Double>) -> SIMD3<Double> {
        matrix.first * vector.x + matrix.second * vector.y + matrix.third * vector.z
    }

    /// The dot products of every column with a vector: the transposed matrix times it.
    public func transposed(times vector: SIMD3<Double>) -> SIMD3<Double> {
        [(first * vector).sum(), (second * vector).sum(), (third * vector).sum()]
    }

    /// The largest departure of the columns from unit length and right angles.
    public var orthonormalityError: Double {
        var error = 0.0
        for row in 0..<3 {
            for column in 0...row {
                let product = (self[row] * self[column]).sum()
                error = max(error, (product - (row == column ? 1 : 0)).magnitude)
            }
        }
        return error
    }
}
