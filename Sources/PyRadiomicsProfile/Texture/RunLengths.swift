import Imaging

/// Runs of voxels of one grey level along a direction.
enum RunLengths {
    /// How many runs there are: rows are the levels that occur, columns the lengths from 1.
    static func counts(_ region: LevelRegion, step: SIMD3<Int>, length: Int) -> [Double] {
        let distance = region.distance(of: step)
        var counts = [Int](repeating: 0, count: region.levels.count * length)
        let ranks = region.ranks.span
        let positions = region.positions.span
        for index in positions.indices {
            let position = positions[index]
            let rank = ranks[position]
            guard ranks[position &- distance] != rank else { continue }
            var run = 0
            var next = position &+ distance
            while ranks[next] == rank {
                run &+= 1
                next &+= distance
            }
            counts[(Int(rank) - 1) * length + run] += 1
        }
        return counts.map(Double.init)
    }

    /// Whether some line along the direction meets two voxels of the region; PyRadiomics leaves out a direction without.
    static func hasRuns(_ region: LevelRegion, step: SIMD3<Int>) -> Bool {
        let distance = region.distance(of: step)
        let ranks = region.ranks.span
        for position in region.positions where ranks[position &- distance] != 0 { return true }
        // No two are adjacent, which is rare: look along the whole lines.
        let reach = (0..<3).map { step[$0] == 0 ? Int.max : region.size[$0] - 1 }.min() ?? 0
        let inside = Set(region.positions)
        let lines = region.positions.map { position in region.coordinates(of: position) }
        for (position, place) in zip(region.positions, lines) {
            for count in 1...max(reach, 1) {
                let target = place &+ step &* count
                guard (0..<3).allSatisfy({ target[$0] >= 0 && target[$0] < region.size[$0] }) else { break }
                if inside.contains(position + distance * count) { return true }
            }
        }
        return false
    }
}

extension LevelRegion {
    /// Where a position of the arrays is in the box.
    func coordinates(of position: Int) -> SIMD3<Int> {
        let z = (position - lead) / strides.z
        let y = (position - lead) % strides.z / strides.y
        return SIMD3((position - lead) % strides.y, y, z)
    }
}
