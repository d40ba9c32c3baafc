/// The convex hull of points with whole coordinates, exact (Quickhull: Barber, Dobkin and Huhdanpaa 1996, doi
/// 10.1145/235815.235821).
///
/// Sides are decided in whole numbers, so that the many coplanar points of a voxel grid need no tolerance: a point in the
/// plane of a facet does not see it. Coordinates may be up to 2^17 in magnitude.
struct ConvexHull: Sendable {
    /// Triangles, counterclockwise seen from outside; a flat side may be made of several.
    let facets: [[SIMD3<Int>]]

    /// The corners of the facets, each once, in the order of the facets.
    let corners: [SIMD3<Int>]

    /// The hull of some points; `nil` if they all lie in one plane.
    init?(_ points: [SIMD3<Int>]) {
        guard var construction = HullConstruction(points) else { return nil }
        construction.run()
        facets = construction.facets
        var seen: Set<SIMD3<Int>> = []
        corners = facets.joined().filter { seen.insert($0).inserted }
    }

    /// The enclosed volume for coordinates in units of a size along each axis.
    func volume(unit: SIMD3<Double>) -> Double {
        let sixfold = facets.reduce(0) { $0 + $1[0].dot($1[1].cross($1[2])) }
        return Double(sixfold) / 6 * (unit.x * unit.y * unit.z)
    }

    /// The area of the facets.
    func area(unit: SIMD3<Double>) -> Double {
        facets.reduce(0) { sum, facet in
            let corners = facet.map { SIMD3<Double>($0) * unit }
            return sum + 0.5 * (corners[1] - corners[0]).cross(corners[2] - corners[0]).length
        }
    }

    /// The largest distance between two corners.
    func diameter(unit: SIMD3<Double>) -> Double {
        let scaled = corners.map { SIMD3<Double>($0) * unit }
        var largest = 0.0
        for (index, corner) in scaled.enumerated() {
            for other in scaled[..<index] {
                let step = corner - other
                largest = max(largest, step.x * step.x + step.y * step.y + step.z * step.z)
            }
        }
        return largest.squareRoot()
    }
}
