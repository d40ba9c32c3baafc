import Imaging

/// The steps to neighbors (`cMatrices.generate_angles`), one of each pair of opposites.
struct Directions: Sendable {
    /// Steps along x, y, z; of two opposites, the one that comes later in memory.
    let steps: [SIMD3<Int>]

    /// For a region's box: steps that leave it from everywhere are left out.
    init(size: Size3, distances: [Int], settings: PyRadiomicsSettings) {
        let largest = distances.max() ?? 1
        let still = settings.force2D ? 2 - settings.force2Ddimension : -1
        let reach = (0..<3).map { $0 == still ? 0 : min(largest, max(size[$0] - 1, 0)) }
        var steps: [SIMD3<Int>] = []
        for z in (-reach[2]...reach[2]).reversed() {
            for y in (-reach[1]...reach[1]).reversed() {
                for x in (-reach[0]...reach[0]).reversed() {
                    let isForward = z != 0 ? z > 0 : y != 0 ? y > 0 : x > 0
                    guard isForward, distances.contains(max(abs(x), abs(y), abs(z))) else { continue }
                    steps.append(SIMD3(x, y, z))
                }
            }
        }
        self.steps = steps
    }
}
