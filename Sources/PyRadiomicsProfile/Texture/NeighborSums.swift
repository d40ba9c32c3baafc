/// What one pass over the neighbors of all voxels gives: the dependence matrix and the grey tone differences.
struct NeighborSums: Sendable {
    /// Voxels by level (rows) and number of dependent neighbors from 0 (columns).
    private(set) var dependences: [Int]

    /// How many columns that matrix has.
    let columns: Int

    /// For each level, the sum of differences between its voxels and the means of their neighbors.
    private(set) var differences: [Double]

    init(_ region: LevelRegion, settings: PyRadiomicsSettings) {
        let steps = Directions(size: region.size, distances: settings.distances, settings: settings).steps
        let distances = steps.map(region.distance)
        let neighbors = (distances + distances.map(-)).span
        columns = neighbors.count + 1
        dependences = [Int](repeating: 0, count: columns * region.levels.count)
        differences = [Double](repeating: 0, count: region.levels.count)
        let levelOfRank = [0] + region.levels.map(Int32.init)
        let levels = region.ranks.map { levelOfRank[Int($0)] }
        let allowed = Int32(settings.gldm_a)
        let voxels = levels.span
        let ranks = region.ranks.span
        let positions = region.positions.span
        for index in positions.indices {
            let position = positions[index]
            let level = voxels[position]
            var (dependent, count, sum) = (0, 0, 0)
            for neighbor in neighbors.indices {
                let other = voxels[position &+ neighbors[neighbor]]
                let isInside = other == 0 ? 0 : 1
                count &+= isInside
                sum &+= Int(other)
                dependent &+= isInside & (abs(other &- level) <= allowed ? 1 : 0)
            }
            let row = Int(ranks[position]) - 1
            dependences[row * columns + dependent] += 1
            if count > 0 { differences[row] += (Double(level) - Double(sum) / Double(count)).magnitude }
        }
    }
}
