/// Pairs of grey levels of voxels that are one step apart.
struct Cooccurrence: Sendable {
    /// Shares of pairs: rows are the level of a voxel, columns that of its neighbor.
    let shares: [Double]

    /// The grey levels that occur.
    let levels: [Double]

    /// The number of pairs by rank for one step, both with 0 for outside; `counts` is reused from step to step.
    static func count(_ region: LevelRegion, step: SIMD3<Int>, into counts: inout [UInt32]) {
        let width = region.levels.count + 1
        let distance = region.distance(of: step)
        for index in counts.indices { counts[index] = 0 }
        let ranks = region.ranks.span
        let positions = region.positions.span
        var target = counts.mutableSpan
        for index in positions.indices {
            let position = positions[index]
            target[Int(ranks[position]) &* width &+ Int(ranks[position &+ distance])] &+= 1
        }
    }

    /// Leaves out the pairs with the outside, adds weights and, if wanted, opposites.
    static func add(
        _ counts: [UInt32],
        weight: Double,
        isSymmetric: Bool,
        levels: Int,
        to sums: inout [Double]
    ) {
        let width = levels + 1
        for row in 0..<levels {
            for column in 0..<levels {
                var count = Double(counts[(row + 1) * width + column + 1])
                if isSymmetric { count += Double(counts[(column + 1) * width + row + 1]) }
                sums[row * levels + column] += weight * count
            }
        }
    }

    /// `nil` if there is no pair.
    init?(sums: [Double], levels: [Int]) {
        let total = sums.reduce(0, +)
        guard total > 0 else { return nil }
        shares = sums.map { $0 / total }
        self.levels = levels.map(Double.init)
    }
}
