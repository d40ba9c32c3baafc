/// The convex hull of points in a plane, exact (Andrew's monotone chain, doi 10.1016/0020-0190(79)90072-3).
enum PlanarHull {
    /// The corners in counterclockwise order, without points on an edge.
    static func corners(_ points: [SIMD2<Int>]) -> [SIMD2<Int>] {
        guard points.count > 2 else { return points }
        let sorted = points.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
        let lower = chain(sorted)
        let upper = chain(sorted.reversed())
        let corners = lower.dropLast() + upper.dropLast()
        return corners.isEmpty ? [sorted[0]] : Array(corners)
    }

    private static func chain(_ points: [SIMD2<Int>]) -> [SIMD2<Int>] {
        var chain: [SIMD2<Int>] = []
        for point in points {
            while chain.count > 1, !turnsLeft(chain[chain.count - 2], chain[chain.count - 1], point) {
                chain.removeLast()
            }
            if chain.last != point { chain.append(point) }
        }
        return chain
    }

    private static func turnsLeft(_ a: SIMD2<Int>, _ b: SIMD2<Int>, _ c: SIMD2<Int>) -> Bool {
        (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 0
    }
}
