/// A small box around a convex hull that may be turned (IBSI 1, section 3.1, "oriented minimum bounding box").
///
/// It is the smallest of all boxes with one side flush with a facet: for every direction of a facet, the rectangle of least
/// area around the hull's shadow is exact (one of its sides is flush with an edge of the shadow; Freeman and Shapira 1975,
/// doi 10.1145/360881.360919). The true minimum, which O'Rourke's method (doi 10.1007/BF00991005) finds in cubic time, may
/// touch the hull with edges only and be a little smaller. Of equally small boxes, the first in a fixed order counts.
struct OrientedBox: Sendable {
    /// The lengths of the edges in mm: along the facet's normal, and of the rectangle.
    let edges: SIMD3<Double>

    /// In mm^3.
    var volume: Double { edges.x * edges.y * edges.z }

    /// In mm^2.
    var area: Double { 2 * (edges.x * edges.y + edges.y * edges.z + edges.z * edges.x) }

    /// Around a hull with coordinates in units of a size along each axis.
    init(_ hull: ConvexHull, unit: SIMD3<Double>) {
        let shape = FacetDirections(hull, unit: unit)
        // No rectangle is smaller than the shadow: of the directions in order of that bound, few are looked at.
        let bounds = shape.distinct.map { shape.height(above: $0) * shape.shadowArea($0) }
        let order = bounds.indices.sorted { (bounds[$0], $0) < (bounds[$1], $1) }
        var best = SIMD3<Double>(repeating: .infinity)
        var least = Double.infinity
        for index in order {
            guard bounds[index] < least else { break }
            let height = shape.height(above: shape.distinct[index])
            let rectangle = PlanarRectangle(around: shape.outline(along: shape.distinct[index]))
            if height * rectangle.area < least {
                least = height * rectangle.area
                best = SIMD3(height, rectangle.width, rectangle.height)
            }
        }
        edges = best
    }
}

/// The facets of a hull as directions in mm.
private struct FacetDirections {
    private let corners: [SIMD3<Double>]
    private let normals: [SIMD3<Double>]
    private let vectorAreas: [SIMD3<Double>]
    private let firstCorners: [Int]
    private let hullEdges: [(facets: (Int, Int), corners: (Int, Int))]

    /// Facets, parallel ones once.
    let distinct: [Int]

    init(_ hull: ConvexHull, unit: SIMD3<Double>) {
        let flipped = SIMD3(unit.y * unit.z, unit.z * unit.x, unit.x * unit.y)
        corners = hull.corners.map { SIMD3<Double>($0) * unit }
        let long = hull.facets.map { SIMD3<Double>(hull.normal($0)) * flipped }
        vectorAreas = long.map { 0.5 * $0 }
        firstCorners = hull.facets.map(\.corners.x)
        normals = long.map { $0 / $0.length }
        var seen: Set<SIMD3<Int>> = []
        distinct = hull.facets.indices.filter { seen.insert(hull.normal(hull.facets[$0]).reduced).inserted }
        var edges: [(facets: (Int, Int), corners: (Int, Int))] = []
        for (index, facet) in hull.facets.enumerated() {
            for side in 0..<3 where facet.neighbors[side] > index {
                edges.append(((index, facet.neighbors[side]), (facet.corners[side], facet.corners[(side + 1) % 3])))
            }
        }
        hullEdges = edges
    }

    /// The extent of the hull along the normal of a facet, beyond which there is nothing.
    func height(above facet: Int) -> Double {
        let normal = normals[facet]
        var low = Double.infinity
        for corner in corners { low = min(low, normal.dot(corner)) }
        return normal.dot(corners[firstCorners[facet]]) - low
    }

    /// The area of the hull's shadow along the normal of a facet.
    func shadowArea(_ facet: Int) -> Double {
        let direction = normals[facet]
        return 0.5 * vectorAreas.reduce(0) { $0 + direction.dot($1).magnitude }
    }

    /// The corners at the rim of the hull's shadow along the normal of a facet, in the plane across.
    ///
    /// Whichever way facets edgewise to the direction are rounded, the rim has all corners of the shadow.
    func outline(along facet: Int) -> [SIMD2<Double>] {
        let direction = normals[facet]
        let cosines = normals.map { direction.dot($0) }
        var isRim = [Bool](repeating: false, count: corners.count)
        for edge in hullEdges where (cosines[edge.facets.0] > 0) != (cosines[edge.facets.1] > 0) {
            isRim[edge.corners.0] = true
            isRim[edge.corners.1] = true
        }
        let magnitudes = SIMD3(direction.x.magnitude, direction.y.magnitude, direction.z.magnitude)
        let least = magnitudes.min()
        let axis: SIMD3<Double> = magnitudes.x == least ? [1, 0, 0] : magnitudes.y == least ? [0, 1, 0] : [0, 0, 1]
        let across = direction.cross(axis)
        let first = across / across.length
        let second = direction.cross(first)
        return corners.indices.filter { isRim[$0] }.map { [first.dot(corners[$0]), second.dot(corners[$0])] }
    }
}

extension SIMD3<Int> {
    /// The shortest whole vector along the same line, the same for both senses.
    fileprivate var reduced: SIMD3<Int> {
        let divisor = Self.divisor(Self.divisor(x.magnitude, y.magnitude), z.magnitude)
        let isBackward = x < 0 || (x == 0 && (y < 0 || (y == 0 && z < 0)))
        let scale = isBackward ? -Int(divisor) : Int(divisor)
        return [x / scale, y / scale, z / scale]
    }

    /// Euclid's greatest common divisor.
    private static func divisor(_ a: UInt, _ b: UInt) -> UInt { b == 0 ? a : divisor(b, a % b) }
}
