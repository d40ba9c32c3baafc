/// The convex hull of points in a plane (Andrew's monotone chain, doi 10.1016/0020-0190(79)90072-3).
///
/// Exact for whole coordinates. For others, corners that stand out by less than rounding errors may be missing.
enum PlanarHull {
    /// The corners in counterclockwise order, without points on an edge.
    static func corners(_ points: [SIMD2<Int>]) -> [SIMD2<Int>] {
        corners(sorted: points.sorted { ($0.x, $0.y) < ($1.x, $1.y) }, turnsLeft: turnsLeft)
    }

    /// Whether the way from `a` to `b` to `c` turns counterclockwise.
    static func turnsLeft(_ a: SIMD2<Int>, _ b: SIMD2<Int>, _ c: SIMD2<Int>) -> Bool {
        (b.x &- a.x) &* (c.y &- a.y) &- (b.y &- a.y) &* (c.x &- a.x) > 0
    }

    /// The corners in counterclockwise order.
    static func corners(_ points: [SIMD2<Double>]) -> [SIMD2<Double>] {
        corners(sorted: points.sorted { ($0.x, $0.y) < ($1.x, $1.y) }) { a, b, c in
            (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 0
        }
    }

    @inline(__always)
    private static func corners<Point: Equatable>(
        sorted: [Point],
        turnsLeft: (Point, Point, Point) -> Bool
    ) -> [Point] {
        guard sorted.count > 2 else { return sorted }
        let lower = chain(sorted, turnsLeft)
        let upper = chain(sorted.reversed(), turnsLeft)
        let corners = lower.dropLast() + upper.dropLast()
        return corners.isEmpty ? [sorted[0]] : Array(corners)
    }

    @inline(__always)
    private static func chain<Point: Equatable>(
        _ points: [Point],
        _ turnsLeft: (Point, Point, Point) -> Bool
    ) -> [Point] {
        var chain: [Point] = []
        for point in points {
            while chain.count > 1, !turnsLeft(chain[chain.count - 2], chain[chain.count - 1], point) {
                chain.removeLast()
            }
            if chain.last != point { chain.append(point) }
        }
        return chain
    }
}
