import Kernels

/// A random field in space, smooth, with mean 0 and variance 1: a sum of plane waves in random directions.
///
/// A function of the position rather than of voxels, so that every series sees the same tissue on its own grid.
struct SmoothField: Sendable, Hashable {
    private struct Wave: Sendable, Hashable {
        /// Turns a mm.
        let frequency: SIMD3<Double>
        /// In turns.
        let phase: Double
    }

    private let waves: [Wave]
    private let scale: Double

    /// Draws waves of lengths in a range, in mm.
    init(waves count: Int, wavelengths: ClosedRange<Double>, generator: inout SeededGenerator) {
        var waves: [Wave] = []
        for _ in 0..<count {
            let direction = SIMD3(generator.normal(), generator.normal(), generator.normal())
            let span = wavelengths.upperBound - wavelengths.lowerBound
            let wavelength = wavelengths.lowerBound + span * generator.uniform()
            let length = max((direction * direction).sum().squareRoot(), 1e-9)
            waves.append(Wave(frequency: direction / (length * wavelength), phase: generator.uniform()))
        }
        self.waves = waves
        scale = (2 / Double(count)).squareRoot()
    }

    /// The value at a position in mm.
    func value(at position: SIMD3<Double>) -> Double {
        var sum = 0.0
        for wave in waves { sum += Self.cosine((wave.frequency * position).sum() + wave.phase) }
        return scale * sum
    }

    /// The cosine of an angle in turns, to within a two-thousandth: from a table, fast and the same everywhere.
    private static func cosine(_ turns: Double) -> Double {
        let fraction = turns - turns.rounded(.down)
        return table[Int(fraction * 4096) & 4095]
    }

    private static let table: [Double] = (0..<4096).map { Elementary.turn($0, of: 4096).cosine }
}
