/// The ellipsoid of least volume that holds the corners of a convex hull (IBSI 1, section 3.1, "minimum volume enclosing
/// ellipsoid").
///
/// Khachiyan's algorithm with away steps (Todd and Yildirim 2007, doi 10.1016/j.dam.2007.02.013): weights of the points
/// move, one at a time, until no point is outside and no weighted point inside by more than ``tolerance``. Then the volume
/// is above the least one by at most a fraction of 2 * ``tolerance``. The result is scaled so that it holds all corners.
/// Points that cannot touch the least ellipsoid are left out on the way (Harman and Pronzato 2007, doi
/// 10.1016/j.spl.2006.05.017).
enum EnclosingEllipsoid {
    /// How far the points that bear the ellipsoid may be from its surface, as a fraction of the squared radius plus one.
    static let tolerance = 1e-7

    /// After so many steps the ellipsoid is taken as it is; it holds all points then, too.
    static let stepLimit = 100_000

    /// Around a hull with coordinates in units of a size along each axis.
    static func around(_ hull: ConvexHull, unit: SIMD3<Double>) -> Ellipsoid {
        var search = EllipsoidSearch(hull.corners)
        search.run(tolerance: tolerance, stepLimit: stepLimit)
        let covariance = search.covariance
        let scaled = (0..<9).map { covariance[$0] * unit[$0 / 3] * unit[$0 % 3] }
        let radius = search.squaredRadius
        return Ellipsoid(semiAxes: PrincipalAxes.eigenvalues(scaled).map { (max($0, 0) * radius).squareRoot() })
    }
}

/// Weighted points `q = (x, y, z, 1)`, and the inverse of the sum of weight times `q q'`.
///
/// The search is done in lattice coordinates about the mean: ellipsoids stay the same under affine maps.
private struct EllipsoidSearch {
    private let all: [SIMD4<Double>]
    private var points: [SIMD4<Double>]
    private var weights: [Double]
    private var inverse: [SIMD4<Double>] = []
    /// `q' inverse q` of every point: 4 on the ellipsoid, more outside.
    private var distances: [Double] = []

    init(_ corners: [SIMD3<Int>]) {
        let sum = corners.reduce(SIMD3<Int>.zero) { $0 &+ $1 }
        let mean = SIMD3<Double>(sum) / Double(corners.count)
        all = corners.map { SIMD4(SIMD3<Double>($0) - mean, 1) }
        points = all
        weights = [Double](repeating: 1 / Double(corners.count), count: corners.count)
        refresh()
    }

    /// The squared radius of the ellipsoid that holds all points, in units of the covariance.
    var squaredRadius: Double { all.reduce(0) { max($0, Self.dot(product($1), $1)) } - 1 }

    /// The covariance matrix of the weighted points, row by row.
    var covariance: [Double] {
        let sums = moments()
        let mean = sums[3]
        var result: [Double] = []
        for row in 0..<3 {
            for column in 0..<3 { result.append(sums[row][column] - mean[row] * mean[column]) }
        }
        return result
    }

    mutating func run(tolerance: Double, stepLimit: Int) {
        for step in 1...stepLimit {
            let (furthest, nearest) = extremes()
            let outside = distances[furthest] / 4 - 1
            let inside = 1 - distances[nearest] / 4
            if max(outside, inside) <= tolerance { break }
            move(outside >= inside ? furthest : nearest)
            // Rounding errors of the updates do not add up for long.
            if step % 32 == 0 {
                leaveOut()
                refresh()
            }
        }
        refresh()
    }

    /// The points furthest out, and furthest in of those that have a weight.
    private func extremes() -> (furthest: Int, nearest: Int) {
        var furthest = 0
        var nearest: Int?
        for index in points.indices {
            if distances[index] > distances[furthest] { furthest = index }
            if weights[index] > 0, distances[index] < nearest.map({ distances[$0] }) ?? .infinity { nearest = index }
        }
        return (furthest, nearest ?? furthest)
    }

    /// Gives a point the weight that is best with all others in their proportions, 0 at the least.
    private mutating func move(_ index: Int) {
        let distance = distances[index]
        let weight = weights[index]
        let ideal = distance > 1 ? (distance - 4) / (4 * (distance - 1)) : -.infinity
        let least = weight < 1 ? -weight / (1 - weight) : 0
        let share = max(ideal, least)
        let image = product(points[index])
        let factor = share / (1 - share + share * distance)
        for row in 0..<4 { inverse[row] = (inverse[row] - factor * image[row] * image) / (1 - share) }
        for other in points.indices {
            let link = Self.dot(image, points[other])
            distances[other] = (distances[other] - factor * link * link) / (1 - share)
            weights[other] *= 1 - share
        }
        weights[index] = ideal <= least ? 0 : weights[index] + share
    }

    private func moments() -> [SIMD4<Double>] {
        var rows = [SIMD4<Double>](repeating: .zero, count: 4)
        var total = 0.0
        for (index, point) in points.enumerated() where weights[index] > 0 {
            let weighted = weights[index] * point
            total += weights[index]
            for row in 0..<4 { rows[row] += weighted[row] * point }
        }
        return rows.map { $0 / total }
    }

    /// Leaves out the points so far inside that they cannot touch the least ellipsoid.
    private mutating func leaveOut() {
        let excess = max((distances.max() ?? 4) / 4 - 1, 0)
        let bound = 4 * (1 + excess / 2 - (excess * (3 + excess)).squareRoot() / 2) - 1e-6
        let stays = distances.map { $0 >= bound }
        points = points.indices.filter { stays[$0] }.map { points[$0] }
        weights = weights.indices.filter { stays[$0] }.map { weights[$0] }
        let total = weights.reduce(0, +)
        weights = weights.map { $0 / total }
    }

    /// Computes the inverse and the distances anew from the weights.
    private mutating func refresh() {
        inverse = Self.inverted(moments())
        distances = points.map { Self.dot(product($0), $0) }
    }

    private func product(_ point: SIMD4<Double>) -> SIMD4<Double> {
        point.x * inverse[0] + point.y * inverse[1] + point.z * inverse[2] + point.w * inverse[3]
    }

    private static func dot(_ a: SIMD4<Double>, _ b: SIMD4<Double>) -> Double {
        a.x * b.x + a.y * b.y + a.z * b.z + a.w * b.w
    }

    /// Gauss and Jordan's elimination; the matrix is positive definite and needs no pivoting.
    private static func inverted(_ matrix: [SIMD4<Double>]) -> [SIMD4<Double>] {
        var left = matrix
        var right: [SIMD4<Double>] = [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]
        for column in 0..<4 {
            let pivot = left[column][column]
            left[column] /= pivot
            right[column] /= pivot
            for row in 0..<4 where row != column {
                let factor = left[row][column]
                left[row] -= factor * left[column]
                right[row] -= factor * right[column]
            }
        }
        return right
    }
}
