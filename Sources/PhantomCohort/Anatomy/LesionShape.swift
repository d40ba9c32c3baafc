import Kernels

/// A lobulated ball.
struct LesionShape: Sendable, Hashable {
    /// In mm from the centre of the field of view.
    let centre: SIMD3<Double>

    /// In mm, before lobulation.
    let radius: Double

    /// How the radius varies with the direction.
    private let lobes: SmoothField

    private static let lobulation = 0.1

    /// Whether a position in mm lies inside.
    func contains(_ position: SIMD3<Double>) -> Bool {
        let offset = position - centre
        let distance = (offset * offset).sum().squareRoot()
        guard distance > 0.6 * radius else { return true }
        guard distance < 1.4 * radius else { return false }
        return distance < radius * (1 + Self.lobulation * min(max(lobes.value(at: offset / distance), -3), 3))
    }

    /// Draws shapes inside the liver that do not touch each other.
    ///
    /// Where there is no room after 50 tries, the lesion becomes smaller.
    static func apart(count: Int, generator: inout SeededGenerator) -> [LesionShape] {
        var shapes: [LesionShape] = []
        for _ in 0..<count {
            var radius = 8 + 6 * generator.uniform()
            var centre = place(radius, generator: &generator)
            var tries = 0
            while shapes.contains(where: { $0.isNear(centre, radius) }) {
                tries += 1
                if tries % 50 == 0 { radius *= 0.9 }
                centre = place(radius, generator: &generator)
            }
            let lobes = SmoothField(waves: 8, wavelengths: 1.5...4, generator: &generator)
            shapes.append(LesionShape(centre: centre, radius: radius, lobes: lobes))
        }
        return shapes
    }

    private func isNear(_ other: SIMD3<Double>, _ otherRadius: Double) -> Bool {
        let step = centre - other
        return (step * step).sum().squareRoot() < 1.3 * (radius + otherRadius)
    }

    /// A random position for a ball of a radius inside the liver and the slices.
    private static func place(_ radius: Double, generator: inout SeededGenerator) -> SIMD3<Double> {
        while true {
            let draw = SIMD3(generator.uniform(), generator.uniform(), generator.uniform()) * 2 - SIMD3(1, 1, 1)
            guard (draw * draw).sum() < 1 else { continue }
            let room = Abdomen.liverSemiAxes - SIMD3(repeating: 1.4 * radius)
            let inSlices = max(0, 26 - 1.2 * radius)
            return Abdomen.liverCentre + draw * SIMD3(room.x, room.y, min(room.z, inSlices))
        }
    }
}
