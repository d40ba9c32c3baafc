import Imaging

/// Counts of neighbors and of runs along directions, in one pass over the region (GLCM and GLRLM).
///
/// Every voxel inside has one entry for each direction, in the row of its level: if the neighbor behind it has another
/// level, under that level; if it has the same, under the place that the voxel has in the run, from the second on.
/// Both matrices can be read from that: the number of runs of at least `k` voxels is the number of voxels at place `k`.
struct DirectionalCounts {
    /// The number of grey levels.
    let order: Int

    /// No run is longer.
    let longest: Int

    private let levels: PaddedLevels
    private let directions: [Direction]
    private let tableOfDirection: [Int]

    /// Entries of a level: its neighbors' levels from 0, and then places in runs from 2.
    private let stride: Int
    private let tableSize: Int

    /// Two copies of each table, for the even and the odd voxels of a row: a processor has to wait when it increments
    /// a word that it has just written.
    private var tables: [UInt32]
    private var lengths: RunPlaces
    private var row: PreparedRow

    /// Whether the keys of all entries fit 16 bits.
    static func fits(_ levels: PaddedLevels) -> Bool {
        (levels.highest + 1 + PreparedRow.dumps) * (levels.highest + longest(levels)) <= 1 << 16
    }

    private static func longest(_ levels: PaddedLevels) -> Int { max(levels.size.x, levels.size.y, levels.size.z) }

    /// Empty counts for some directions, all in one table or each in its own.
    init(_ levels: PaddedLevels, directions: [Direction], isPerDirection: Bool) {
        precondition(Self.fits(levels), "the keys of all entries fit 16 bits")
        self.levels = levels
        self.directions = directions
        order = levels.highest
        longest = Self.longest(levels)
        stride = order + longest
        tableSize = stride * (order + 1 + PreparedRow.dumps)
        tableOfDirection = directions.indices.map { isPerDirection ? $0 : 0 }
        tables = [UInt32](repeating: 0, count: 2 * tableSize * (isPerDirection ? directions.count : 1))
        lengths = RunPlaces(levels, directions: directions)
        row = PreparedRow(width: levels.rowStride, order: order, stride: stride)
    }

    /// How many tables there are.
    var tableCount: Int { tables.count / (2 * tableSize) }

    /// Counts the voxels of some slices.
    mutating func count(slices: Range<Int>) {
        let levels = levels
        for z in slices {
            lengths.beginSlice()
            for voxels in levels.slices[z] {
                lengths.beginRow()
                row.prepare(levels.voxels, voxels)
                for index in directions.indices {
                    lengths.step(index, levels: levels, voxels: voxels, row: &row)
                    row.tally(
                        voxels.count,
                        into: &tables,
                        table: tableOfDirection[index] * 2 * tableSize,
                        size: tableSize
                    )
                }
            }
        }
    }

    /// Empties all tables.
    mutating func clear() {
        var tables = tables.mutableSpan
        tables.update(repeating: 0)
    }

    // MARK: Reading

    /// The features of a table's co-occurrence matrix.
    func cooccurrences(table: Int) -> [FeatureOutcome]? {
        var statistics = CooccurrenceStatistics(order: order)
        let counts = merged(table)
        for level in 1...order {
            let own = level * stride
            var same = 0
            for place in order + 1..<stride { same &+= Int(counts[own + place]) }
            statistics.add(level: level, higher: level, count: 2 * same)
            guard level < order else { continue }
            for other in level + 1...order {
                statistics.add(
                    level: level,
                    higher: other,
                    count: Int(counts[own + other] &+ counts[other * stride + level])
                )
            }
        }
        return statistics.outcomes
    }

    /// The features of a table's run length matrix.
    func runLengths(table: Int) -> [FeatureOutcome]? {
        var statistics = LevelByExtentStatistics()
        let counts = merged(table)
        var all = 0
        for level in 1...order {
            let own = level * stride
            var firsts = 0
            for other in 0...order { firsts &+= Int(counts[own + other]) }
            all &+= firsts
            // `count` voxels are at this place of a run; those that have one behind them are not the last.
            var count = firsts
            var length = 1
            while count > 0 {
                let next = length < longest ? Int(counts[own + order + length]) : 0
                statistics.add(level: level, extent: length, count: count - next)
                all &+= next
                count = next
                length += 1
            }
        }
        return statistics.outcomes(places: all)
    }

    private func merged(_ table: Int) -> [UInt32] {
        let first = 2 * table * tableSize
        var result = [UInt32](repeating: 0, count: tableSize)
        let even = tables.span.extracting(first..<first + tableSize)
        let odd = tables.span.extracting(first + tableSize..<first + 2 * tableSize)
        for index in 0..<tableSize { result[index] = even[index] &+ odd[index] }
        return result
    }
}
