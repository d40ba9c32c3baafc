/// The convex hull of points with whole coordinates, exact (Quickhull: Barber, Dobkin and Huhdanpaa 1996, doi
/// 10.1145/235815.235821).
///
/// Sides are decided in whole numbers, so that the many coplanar points of a voxel grid need no tolerance: a point in the
/// plane of a facet does not see it. Coordinates may be up to 2^17 in magnitude.
struct ConvexHull: Sendable {
    /// A triangle of the surface.
    struct Facet: Sendable {
        /// Indices of corners, counterclockwise seen from outside.
        let corners: SIMD3<Int>

        /// Indices of the facets across the edges from each corner to the next.
        let neighbors: SIMD3<Int>
    }

    /// The corners of the facets, each once, in the order of the facets.
    let corners: [SIMD3<Int>]

    /// The surface; a flat side may be made of several facets.
    let facets: [Facet]

    /// The hull of some points; `nil` if they all lie in one plane.
    init?(_ points: [SIMD3<Int>]) {
        guard var construction = HullConstruction(points) else { return nil }
        construction.run()
        (corners, facets) = construction.result
    }

    /// The corners of a facet.
    func triangle(_ facet: Facet) -> (SIMD3<Int>, SIMD3<Int>, SIMD3<Int>) {
        (corners[facet.corners.x], corners[facet.corners.y], corners[facet.corners.z])
    }

    /// The outward normal of a facet, as long as twice its area.
    func normal(_ facet: Facet) -> SIMD3<Int> {
        let (a, b, c) = triangle(facet)
        return (b &- a).cross(c &- a)
    }

    /// The enclosed volume for coordinates in units of a size along each axis.
    func volume(unit: SIMD3<Double>) -> Double {
        let sixfold = facets.reduce(0) { sum, facet in
            let (a, b, c) = triangle(facet)
            return sum + a.dot(b.cross(c))
        }
        return Double(sixfold) / 6 * (unit.x * unit.y * unit.z)
    }

    /// The area of the facets.
    func area(unit: SIMD3<Double>) -> Double {
        let flipped = SIMD3(unit.y * unit.z, unit.z * unit.x, unit.x * unit.y)
        return facets.reduce(0) { $0 + 0.5 * (SIMD3<Double>(normal($1)) * flipped).length }
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
