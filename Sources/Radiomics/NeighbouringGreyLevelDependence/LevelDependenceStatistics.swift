/// The 17 features of a neighbouring grey level dependence matrix with a coarseness of 0 (IBSI 1, section 3.11; REK0).
enum LevelDependenceStatistics {
    /// The features in the catalogue's order from the matrix's rows, levels ascending; `nil` without a voxel.
    ///
    /// A voxel depends on itself: its column is one more than the number of neighbors of its level.
    static func outcomes(_ rows: [LevelNeighbourhoods]) -> [FeatureOutcome]? {
        var statistics = LevelByExtentStatistics()
        var voxels = 0
        for row in rows {
            for (same, count) in row.dependences.enumerated() {
                statistics.add(level: row.level, extent: same + 1, count: count)
                voxels += count
            }
        }
        return statistics.outcomes(places: voxels, withEnergy: true)
    }
}
