import Imaging

/// The largest distances between corners of a region's surface mesh.
struct Diameters: Sendable {
    private let points: [SIMD3<Int>]
    private let size: [Int]
    private let halfVoxel: SIMD3<Double>

    init(_ region: ShapeRegion) {
        points = region.surfacePoints
        size = (0..<3).map { 2 * region.size[$0] + 1 }
        halfVoxel = 0.5 * region.spacing
    }

    /// In all three dimensions, in mm.
    var inVolume: Double { largest(extremes(along: [0, 1, 2])) }

    /// Between two points of the same plane across an axis, in mm.
    func inPlanes(across axis: Int) -> Double {
        var planes = [[SIMD3<Int>]](repeating: [], count: size[axis])
        for point in extremes(along: [0, 1, 2].filter { $0 != axis }) { planes[point[axis]].append(point) }
        return planes.map(largest).max() ?? 0
    }

    /// The points that are first or last of their line along each of some axes: only these can be farthest apart.
    private func extremes(along axes: [Int]) -> [SIMD3<Int>] {
        var candidates = points
        for axis in axes {
            let (u, v) = axis == 0 ? (1, 2) : axis == 1 ? (0, 2) : (0, 1)
            var first = [Int](repeating: Int.max, count: size[u] * size[v])
            var last = [Int](repeating: -1, count: size[u] * size[v])
            for point in points {
                let line = point[u] + size[u] * point[v]
                first[line] = min(first[line], point[axis])
                last[line] = max(last[line], point[axis])
            }
            candidates = candidates.filter { point in
                let line = point[u] + size[u] * point[v]
                return point[axis] == first[line] || point[axis] == last[line]
            }
        }
        return candidates
    }

    /// Points are taken from the outside in, until no pair can be farther apart than the farthest found.
    private func largest(_ candidates: [SIMD3<Int>]) -> Double {
        guard candidates.count > 1 else { return 0 }
        let places = candidates.map { SIMD3<Double>($0) * halfVoxel }
        let centre = places.reduce(SIMD3<Double>.zero, +) / Double(places.count)
        let ranked =
            places
            .map { (radius: (($0 - centre) * ($0 - centre)).sum().squareRoot(), place: $0) }
            .sorted { $0.radius > $1.radius }
        var (best, reach) = (0.0, 0.0)
        for first in ranked.indices {
            if ranked[first].radius + ranked[0].radius < reach { break }
            for second in 0..<first {
                if ranked[first].radius + ranked[second].radius < reach { break }
                let distance = ranked[first].place - ranked[second].place
                let square = (distance * distance).sum()
                if square > best {
                    best = square
                    reach = square.squareRoot() * (1 - 1e-12)
                }
            }
        }
        return best.squareRoot()
    }
}
