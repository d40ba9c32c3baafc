/// The rectangle of least area around points in a plane.
struct PlanarRectangle: Sendable {
    /// Along the edge of the hull that it is flush with.
    let width: Double

    /// Across that edge.
    let height: Double

    /// The product of both.
    var area: Double { width * height }

    /// Around points that are not all on one line.
    init(around points: [SIMD2<Double>]) {
        let corners = PlanarHull.corners(points)
        var best = (width: Double.infinity, height: Double.infinity)
        var least = Double.infinity
        for (index, corner) in corners.enumerated() {
            let step = corners[(index + 1) % corners.count] - corner
            let length = (step.x * step.x + step.y * step.y).squareRoot()
            guard length > 0 else { continue }
            let (width, height) = Self.extents(corners, along: step / length)
            if width * height < least {
                least = width * height
                best = (width, height)
            }
        }
        (width, height) = best
    }

    private static func extents(_ corners: [SIMD2<Double>], along axis: SIMD2<Double>) -> (Double, Double) {
        var low = SIMD2<Double>(repeating: .infinity)
        var high = SIMD2<Double>(repeating: -.infinity)
        for corner in corners {
            let position = SIMD2(
                axis.x * corner.x + axis.y * corner.y,
                axis.x * corner.y - axis.y * corner.x
            )
            low = pointwiseMin(low, position)
            high = pointwiseMax(high, position)
        }
        return (high.x - low.x, high.y - low.y)
    }
}
