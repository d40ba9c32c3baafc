import FeatureNomenclature

/// The neighborhoods of all voxels in one pass over the region (NGTDM and NGLDM), for up to 2,000 grey levels.
struct NeighbourhoodCounts {
    /// The number of grey levels up to which sums over a neighborhood fit 16 bits.
    static let orderLimit = 2000

    /// How many columns a table has: neighbors inside or of the same level, a voxel itself included, 0 to 27.
    private static let columns = 28

    private let levels: PaddedLevels
    private let neighborRows: [Int]

    /// By level and the number of voxels in the neighborhood: the sum of the differences of ``LevelNeighbourhoods``; for
    /// voxels without a neighbor, how many there are.
    private var differences: [Int]

    /// By level and the number of voxels of the same level in the neighborhood: how many voxels there are.
    private var dependences: [Int]

    private var row: NeighbourhoodRow

    /// Empty counts.
    init(_ levels: PaddedLevels, dimension: TextureDimension) {
        precondition(levels.highest <= Self.orderLimit, "sums over a neighborhood fit 16 bits")
        self.levels = levels
        let inPlane = [-levels.rowStride, 0, levels.rowStride]
        neighborRows =
            dimension == .volume
            ? [-levels.sliceStride, 0, levels.sliceStride].flatMap { slice in inPlane.map { $0 + slice } } : inPlane
        differences = [Int](repeating: 0, count: (levels.highest + 1) * Self.columns)
        dependences = differences
        row = NeighbourhoodRow(width: levels.rowStride)
    }

    /// Counts the voxels of some slices.
    mutating func count(slices: Range<Int>) {
        let levels = levels
        let voxels = levels.voxels.span
        for z in slices {
            for part in levels.slices[z] {
                let here = voxels.extracting(part.start..<part.start + part.count)
                row.begin(part.count)
                for offset in neighborRows {
                    let first = part.start + offset - 1
                    row.add(voxels.extracting(first..<first + part.count + 2), here: here)
                }
                row.finish(here, columns: UInt16(Self.columns))
                Self.tally(part.count, row, &differences, &dependences)
            }
        }
    }

    /// The rows of the matrices, levels with a voxel ascending; then everything is empty again.
    mutating func takeRows() -> [LevelNeighbourhoods] {
        var rows: [LevelNeighbourhoods] = []
        for level in 1..<levels.highest + 1 {
            let own = level * Self.columns
            guard dependences[own..<own + Self.columns].contains(where: { $0 > 0 }) else { continue }
            var row = LevelNeighbourhoods(level: level)
            row.isolated = differences[own + 1]
            for neighbors in 1...26 { row.differences[neighbors] = differences[own + 1 + neighbors] }
            for same in 0...26 { row.dependences[same] = dependences[own + 1 + same] }
            rows.append(row)
        }
        for index in differences.indices {
            differences[index] = 0
            dependences[index] = 0
        }
        return rows
    }

    private static func tally(
        _ count: Int,
        _ row: NeighbourhoodRow,
        _ differences: inout [Int],
        _ dependences: inout [Int]
    ) {
        let differenceEntries = row.differenceEntries.span
        let dependenceEntries = row.dependenceEntries.span
        let values = row.differences.span
        var differences = differences.mutableSpan
        var dependences = dependences.mutableSpan
        precondition(count <= differenceEntries.count && count <= dependenceEntries.count && count <= values.count)
        for x in 0..<count {
            differences[Int(differenceEntries[x])] &+= Int(values[x])
            dependences[Int(dependenceEntries[x])] &+= 1
        }
    }
}
