/// The 5 features of a neighbourhood grey tone difference matrix (IBSI 1, section 3.10; IPET).
///
/// A voxel without a neighbor inside does not count. Where a formula divides by zero, IBSI says what is meant: coarseness
/// is at most a million, and in a region of one level contrast, busyness and strength are 0.
struct GreyToneDifferenceStatistics {
    private struct Entry {
        let level: Double

        /// Level times number of voxels, whole so that equal ones are found equal.
        let weight: Int
        let probability: Double
        let difference: Double
    }

    private let entries: [Entry]
    private let voxelCount: Double
    private let sum: Double
    private let weightedSum: Double

    /// IBSI's arbitrary limit of coarseness.
    private static let highestCoarseness = 1e6

    /// The statistics of a matrix from its rows, levels ascending.
    init(_ rows: [LevelNeighbourhoods]) {
        let counted = rows.map { (row: $0, count: $0.voxelCount - $0.isolated) }.filter { $0.count > 0 }
        let total = counted.reduce(0) { $0 + $1.count }
        entries = counted.map {
            Entry(
                level: Double($0.row.level),
                weight: $0.row.level * $0.count,
                probability: Double($0.count) / Double(total),
                difference: $0.row.difference
            )
        }
        voxelCount = Double(total)
        sum = entries.reduce(0) { $0 + $1.difference }
        weightedSum = entries.reduce(0) { $0 + $1.probability * $1.difference }
    }

    /// The features in the catalogue's order; `nil` if no voxel has a neighbor.
    var outcomes: [FeatureOutcome]? {
        guard !entries.isEmpty else { return nil }
        let pairs = pairSums
        let coarseness = weightedSum > 0 ? min(1 / weightedSum, Self.highestCoarseness) : Self.highestCoarseness
        return [
            .value(coarseness), .value(contrast(pairs)), busyness(pairs), .value(pairs.complexity / voxelCount),
            .value(sum > 0 ? pairs.strength / sum : 0),
        ]
    }

    private func contrast(_ pairs: PairSums) -> Double {
        let levels = Double(entries.count)
        return levels > 1 ? pairs.contrast / (levels * (levels - 1)) * (sum / voxelCount) : 0
    }

    /// The denominator is zero in a region of one level, and also for a second level twice as high and half as frequent.
    private func busyness(_ pairs: PairSums) -> FeatureOutcome {
        if entries.count < 2 { return .value(0) }
        guard pairs.busyness > 0 else { return .undefined(.zeroDenominator) }
        return .value(weightedSum / (Double(pairs.busyness) / voxelCount))
    }

    // MARK: Sums over pairs of levels

    private struct PairSums {
        var (contrast, complexity, strength) = (0.0, 0.0, 0.0)
        var busyness = 0
    }

    /// Sums over ordered pairs of levels; every term is the same both ways and zero for a level with itself.
    private var pairSums: PairSums {
        var sums = PairSums()
        for (index, one) in entries.enumerated() {
            for other in entries[(index + 1)...] {
                let distance = other.level - one.level
                let both = one.probability + other.probability
                let differences = one.probability * one.difference + other.probability * other.difference
                sums.contrast += one.probability * other.probability * (distance * distance)
                sums.busyness += abs(one.weight - other.weight)
                sums.complexity += distance * differences / both
                sums.strength += both * (distance * distance)
            }
        }
        sums.contrast *= 2
        sums.busyness *= 2
        sums.complexity *= 2
        sums.strength *= 2
        return sums
    }
}
