/// The neighbouring grey tone difference features (`ngtdm`), with PyRadiomics' values where a formula divides by 0.
enum GreyToneDifferenceFeatures {
    static func outcomes(_ region: LevelRegion, _ sums: NeighborSums) -> [NamedOutcome] {
        let voxels = Double(region.positions.count)
        let p = region.counts.map { Double($0) / voxels }
        let s = sums.differences
        let levels = region.levels.map(Double.init)
        let count = Double(levels.count)
        let weighted = zip(p, s).reduce(0) { $0 + $1.0 * $1.1 }
        let total = s.reduce(0, +)
        let pairs = Pairs(p: p, s: s, levels: levels)
        let contrast = count > 1 ? pairs.squares * total / voxels / (count * (count - 1)) : 0
        return [
            NamedOutcome("Busyness", pairs.products == 0 ? 0 : weighted / pairs.products),
            NamedOutcome("Coarseness", weighted == 0 ? 1e6 : 1 / weighted),
            NamedOutcome("Complexity", pairs.complexity / voxels),
            NamedOutcome("Contrast", contrast),
            NamedOutcome("Strength", total == 0 ? 0 : pairs.strength / total),
        ]
    }

    /// Sums over all pairs of levels.
    private struct Pairs {
        private(set) var squares = 0.0
        private(set) var products = 0.0
        private(set) var complexity = 0.0
        private(set) var strength = 0.0

        init(p: [Double], s: [Double], levels: [Double]) {
            for i in levels.indices {
                for j in 0..<i {
                    let distance = levels[i] - levels[j]
                    let square = distance * distance
                    squares += 2 * (p[i] * p[j] * square)
                    products += 2 * (levels[i] * p[i] - levels[j] * p[j]).magnitude
                    complexity += 2 * (distance * (p[i] * s[i] + p[j] * s[j]) / (p[i] + p[j]))
                    strength += 2 * ((p[i] + p[j]) * square)
                }
            }
        }
    }
}
