import Imaging

/// The directions in which the voxels of a shape spread most and least: the semi-axes of the ellipsoid that IBSI 1,
/// section 3.1 ("approximate enclosing ellipsoid") puts around them, twice the square roots of the variances.
///
/// The divisor of the variances is one less than the number of voxels; only so are the published values met.
struct PrincipalAxes: Sendable {
    /// Semi-axis lengths in mm, largest first; 0 for a shape without that extent.
    let semiAxes: [Double]

    /// The mean position of the voxels in mm from the first voxel of the box, along the grid's axes.
    let centre: SIMD3<Double>

    /// From the voxels of a mask; at least one is inside.
    ///
    /// The sums of coordinates and of their products are whole numbers and exact.
    init(_ mask: PackedMask, spacing: SIMD3<Double>) {
        let sums = CoordinateSums(mask)
        let count = Double(sums.count)
        centre = SIMD3<Double>(sums.first) / count * spacing
        let divisor = max(count - 1, 1)
        var covariance = [Double](repeating: 0, count: 9)
        for row in 0..<3 {
            for column in 0..<3 {
                // count * sum(ab) - sum(a) sum(b) needs more than 64 bits.
                let product = Int128(sums.count) * Int128(sums.second[3 * row + column])
                let central = product - Int128(sums.first[row]) * Int128(sums.first[column])
                covariance[3 * row + column] = Double(central) / count / divisor * spacing[row] * spacing[column]
            }
        }
        semiAxes = Self.eigenvalues(covariance).map { 2 * max($0, 0).squareRoot() }
    }

    /// The eigenvalues of a symmetric 3 by 3 matrix, largest first, by Jacobi's rotations.
    ///
    /// Eigenvalues that are rounding noise beside the largest become 0.
    static func eigenvalues(_ matrix: [Double]) -> [Double] {
        var a = matrix
        for _ in 0..<30 {
            let off = a[1] * a[1] + a[2] * a[2] + a[5] * a[5]
            guard off > 0 else { break }
            for (p, q) in [(0, 1), (0, 2), (1, 2)] { rotate(&a, p, q) }
        }
        let largest = max(a[0], a[4], a[8])
        return [a[0], a[4], a[8]].map { $0 < 1e-13 * largest ? 0 : $0 }.sorted(by: >)
    }

    /// Makes the element at (p, q) zero.
    private static func rotate(_ a: inout [Double], _ p: Int, _ q: Int) {
        let pivot = a[3 * p + q]
        guard pivot != 0 else { return }
        let theta = (a[4 * q] - a[4 * p]) / (2 * pivot)
        let root = (theta * theta + 1).squareRoot()
        let tangent = theta < 0 ? -1 / (root - theta) : 1 / (theta + root)
        let cosine = 1 / (tangent * tangent + 1).squareRoot()
        let sine = tangent * cosine
        let r = 3 - p - q
        let (rp, rq) = (a[3 * r + p], a[3 * r + q])
        a[4 * p] -= tangent * pivot
        a[4 * q] += tangent * pivot
        a[3 * p + q] = 0
        a[3 * q + p] = 0
        a[3 * r + p] = cosine * rp - sine * rq
        a[3 * p + r] = a[3 * r + p]
        a[3 * r + q] = sine * rp + cosine * rq
        a[3 * q + r] = a[3 * r + q]
    }
}

/// Sums of voxel indices and of their products, exact: at most 2^26 voxels with indices below 2^15.
private struct CoordinateSums {
    private(set) var count = 0
    private(set) var first = SIMD3<Int>.zero
    private(set) var second = [Int](repeating: 0, count: 9)

    init(_ mask: PackedMask) {
        for z in 0..<mask.size.z {
            for y in 0..<mask.size.y {
                var (inRow, sum, squares) = (0, 0, 0)
                mask.forEachRun(y + mask.size.y * z) { run in
                    inRow += run.count
                    sum += run.count * (run.lowerBound + run.upperBound - 1) / 2
                    squares += Self.squares(below: run.upperBound) - Self.squares(below: run.lowerBound)
                }
                guard inRow > 0 else { continue }
                count += inRow
                first &+= SIMD3(sum, y * inRow, z * inRow)
                add(row: 0, SIMD3(squares, sum * y, sum * z))
                add(row: 1, SIMD3(sum * y, inRow * y * y, inRow * y * z))
                add(row: 2, SIMD3(sum * z, inRow * y * z, inRow * z * z))
            }
        }
    }

    /// The sum of the squares of all whole numbers from 0 up to, but not including, a limit.
    private static func squares(below limit: Int) -> Int { (limit - 1) * limit * (2 * limit - 1) / 6 }

    private mutating func add(row: Int, _ products: SIMD3<Int>) {
        for column in 0..<3 { second[3 * row + column] += products[column] }
    }
}
