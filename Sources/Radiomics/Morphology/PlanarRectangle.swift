/// The rectangle of least area around points in a plane.
struct PlanarRectangle: Sendable {
    /// Along the edge of the hull that it is flush with.
    let width: Double

    /// Across that edge.
    let height: Double

    /// The product of both.
    var area: Double { width * height }

    /// Around points that are not all on one line, by rotating calipers.
    init(around points: [SIMD2<Double>]) {
        let corners = PlanarHull.corners(points)
        var best = (width: Double.infinity, height: Double.infinity)
        var least = Double.infinity
        // The corners furthest ahead along the edge, furthest from it, and furthest back.
        var (ahead, above, behind) = (0, 0, 0)
        for (index, corner) in corners.enumerated() {
            let step = corners[(index + 1) % corners.count] - corner
            let length = (step.x * step.x + step.y * step.y).squareRoot()
            guard length > 0 else { continue }
            let axis = step / length
            Self.climb(corners, &ahead, from: index + 1) { axis.x * $0.x + axis.y * $0.y }
            Self.climb(corners, &above, from: ahead) { axis.x * $0.y - axis.y * $0.x }
            Self.climb(corners, &behind, from: above) { -axis.x * $0.x - axis.y * $0.y }
            let across = corners[ahead % corners.count] - corners[behind % corners.count]
            let up = corners[above % corners.count] - corner
            let (width, height) = (axis.x * across.x + axis.y * across.y, axis.x * up.y - axis.y * up.x)
            if width * height < least {
                least = width * height
                best = (width, height)
            }
        }
        (width, height) = best
    }

    /// Goes on round the corners as long as a measure grows.
    @inline(__always)
    private static func climb(
        _ corners: [SIMD2<Double>],
        _ position: inout Int,
        from start: Int,
        _ measure: (SIMD2<Double>) -> Double
    ) {
        position = max(position, start)
        let limit = start + corners.count
        var here = measure(corners[position % corners.count])
        while position < limit {
            let next = measure(corners[(position + 1) % corners.count])
            guard next > here else { break }
            here = next
            position += 1
        }
    }
}
