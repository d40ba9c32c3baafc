/// The eigenvalues of a symmetric matrix: Householder's reduction to three diagonals, then implicit QL steps (Golub and
/// Van Loan, Matrix Computations, sections 8.3.1 and 8.3.3).
struct SymmetricEigenvalues: Sendable {
    /// In no particular order.
    private(set) var values: [Double]

    /// From all elements of a matrix with `count` rows.
    init(_ matrix: [Double], count: Int) {
        values = []
        guard count > 0 else { return }
        var (diagonal, beside) = Self.tridiagonal(matrix, count)
        for index in 0..<count { Self.isolate(index, &diagonal, &beside) }
        values = diagonal
    }

    /// The diagonal, and the elements beside it with a 0 at the end.
    private static func tridiagonal(_ matrix: [Double], _ count: Int) -> ([Double], [Double]) {
        var a = matrix
        var beside = [Double](repeating: 0, count: count)
        var product = [Double](repeating: 0, count: count)
        for step in 0..<max(count - 2, 0) {
            // The part of column `step` below the diagonal becomes a multiple of the first unit vector.
            let first = step + 1
            var square = 0.0
            for row in first..<count { square += a[row * count + step] * a[row * count + step] }
            let head = a[first * count + step]
            let length = square.squareRoot()
            beside[step] = head > 0 ? -length : length
            guard length > 0 else { continue }
            a[first * count + step] = head - beside[step]
            let half = square - head * beside[step]
            guard half > 0 else { continue }
            var overlap = 0.0
            for row in first..<count {
                var sum = 0.0
                for column in first...row { sum += a[row * count + column] * a[column * count + step] }
                for column in row + 1..<max(count, row + 1) {
                    sum += a[column * count + row] * a[column * count + step]
                }
                product[row] = sum / half
                overlap += product[row] * a[row * count + step]
            }
            let correction = overlap / (2 * half)
            for row in first..<count { product[row] -= correction * a[row * count + step] }
            for row in first..<count {
                let (v, p) = (a[row * count + step], product[row])
                for column in first...row {
                    a[row * count + column] -= v * product[column] + p * a[column * count + step]
                }
            }
        }
        if count > 1 { beside[count - 2] = a[(count - 1) * count + count - 2] }
        return ((0..<count).map { a[$0 * count + $0] }, beside)
    }

    /// Makes the element beside the diagonal at `index` vanish.
    private static func isolate(_ index: Int, _ diagonal: inout [Double], _ beside: inout [Double]) {
        for _ in 0..<60 {
            var end = index
            while end < diagonal.count - 1 {
                let scale = diagonal[end].magnitude + diagonal[end + 1].magnitude
                if beside[end].magnitude <= Double.ulpOfOne * scale { break }
                end += 1
            }
            guard end > index else { return }
            chase(from: end, to: index, &diagonal, &beside)
        }
    }

    /// One implicit QL step with Wilkinson's shift on the block between two indices.
    private static func chase(from end: Int, to index: Int, _ diagonal: inout [Double], _ beside: inout [Double]) {
        let slope = (diagonal[index + 1] - diagonal[index]) / (2 * beside[index])
        let root = (slope * slope + 1).squareRoot()
        var g = diagonal[end] - diagonal[index] + beside[index] / (slope + (slope < 0 ? -root : root))
        var (sine, cosine, shift) = (1.0, 1.0, 0.0)
        for row in (index..<end).reversed() {
            let f = sine * beside[row]
            let b = cosine * beside[row]
            let radius = (f * f + g * g).squareRoot()
            beside[row + 1] = radius
            guard radius > 0 else {
                diagonal[row + 1] -= shift
                beside[end] = 0
                return
            }
            sine = f / radius
            cosine = g / radius
            g = diagonal[row + 1] - shift
            let r = (diagonal[row] - g) * sine + 2 * cosine * b
            shift = sine * r
            diagonal[row + 1] = g + shift
            g = cosine * r - b
        }
        diagonal[index] -= shift
        beside[index] = g
        beside[end] = 0
    }
}
