/// What the neighborhoods of all voxels of one grey level come to: a row of the NGTDM and one of the NGLDM.
struct LevelNeighbourhoods {
    /// The grey level.
    let level: Int

    /// By the number of neighbors inside, 0 to 26: the sum of `|level * neighbors - sum of their levels|`.
    ///
    /// Dividing by the number of neighbors is left to the end, so that these are whole numbers.
    var differences = [Int](repeating: 0, count: 27)

    /// By the number of neighbors of the same level, 0 to 26: how many voxels have so many.
    var dependences = [Int](repeating: 0, count: 27)

    /// How many voxels have no neighbor inside.
    var isolated = 0

    /// No voxel yet.
    init(level: Int) { self.level = level }

    /// Takes in a voxel.
    mutating func add(difference: Int, valid: Int, same: Int) {
        differences[valid] += difference
        dependences[same] += 1
        if valid == 0 { isolated += 1 }
    }

    /// How many voxels the level has.
    var voxelCount: Int { dependences.reduce(0, +) }

    /// The sum of the differences to the mean of the neighbors, `s_i`.
    var difference: Double {
        var sum = 0.0
        for valid in 1..<differences.count { sum += Double(differences[valid]) / Double(valid) }
        return sum
    }
}
