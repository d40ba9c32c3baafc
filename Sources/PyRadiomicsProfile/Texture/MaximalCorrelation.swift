/// The maximal correlation coefficient: the second largest singular value of the matrix over the roots of its margins.
///
/// PyRadiomics takes the square root of an eigenvalue of a matrix that is not symmetric; this one has the same
/// eigenvalues and is, but for the tiny number that PyRadiomics adds to denominators. Where levels are rare, that number
/// changes its result in the seventh digit (measured: up to 4e-7).
enum MaximalCorrelation {
    /// More levels than these would need minutes.
    private static let levelLimit = 1_024

    /// 1 for one level; NaN for too many.
    static func value(_ matrix: Cooccurrence, _ margins: CooccurrenceMargins, isSymmetric: Bool) -> Double {
        let count = matrix.levels.count
        guard count > 1 else { return 1 }
        guard count <= levelLimit else { return .nan }
        let rowScale = margins.rows.map { $0 > 0 ? 1 / $0.squareRoot() : 0 }
        let columnScale = margins.columns.map { $0 > 0 ? 1 / $0.squareRoot() : 0 }
        var scaled = matrix.shares
        for row in 0..<count {
            for column in 0..<count { scaled[row * count + column] *= rowScale[row] * columnScale[column] }
        }
        if isSymmetric {
            let values = SymmetricEigenvalues(scaled, count: count).values.map(\.magnitude).sorted()
            return values[count - 2]
        }
        let squares = SymmetricEigenvalues(timesTransposed(scaled, count), count: count).values.sorted()
        return max(squares[count - 2], 0).squareRoot()
    }

    private static func timesTransposed(_ matrix: [Double], _ count: Int) -> [Double] {
        var product = [Double](repeating: 0, count: count * count)
        for row in 0..<count {
            for column in 0...row {
                var sum = 0.0
                for index in 0..<count { sum += matrix[row * count + index] * matrix[column * count + index] }
                product[row * count + column] = sum
                product[column * count + row] = sum
            }
        }
        return product
    }
}
