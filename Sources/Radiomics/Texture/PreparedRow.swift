/// A row of voxels on its way into the tables of ``DirectionalCounts``.
struct PreparedRow {
    /// The levels; outside, a number that is no level, so that two voxels outside are not taken for a run.
    private(set) var here: [UInt16]

    /// Where the voxel's level begins in a table; for voxels outside, somewhere behind the last level.
    private(set) var base: [UInt16]

    /// Which entry of a table each voxel increments.
    var entries: [UInt16]

    /// How many rows of a table are for voxels outside: several, because increments of one word wait for each other.
    static let dumps = 8

    private let order: Int
    private let stride: Int

    /// No entry is higher.
    private let highestEntry: Int

    /// Room for a row of up to so many voxels, for tables of so many levels and so many entries of each.
    init(width: Int, order: Int, stride: Int) {
        highestEntry = (order + 1 + Self.dumps) * stride - 1
        self.order = order
        self.stride = stride
        here = [UInt16](repeating: 0, count: width)
        base = here
        entries = here
    }

    /// Reads a row.
    mutating func prepare(_ voxels: [UInt16], _ row: PaddedLevels.Row) {
        let source = voxels.span.extracting(row.start..<row.start + row.count)
        Self.prepare(source, behind: UInt16(order + 1), stride: UInt16(stride), here: &here, base: &base)
    }

    private static func prepare(
        _ source: Span<UInt16>,
        behind: UInt16,
        stride: UInt16,
        here: inout [UInt16],
        base: inout [UInt16]
    ) {
        var here = here.mutableSpan
        var base = base.mutableSpan
        precondition(source.count <= here.count && source.count <= base.count)
        for x in 0..<source.count {
            let level = source[x]
            here[x] = level == 0 ? UInt16.max : level
            let dump = behind &+ (UInt16(truncatingIfNeeded: x) & UInt16(dumps - 1))
            base[x] = (level == 0 ? dump : level) &* stride
        }
    }

    /// Increments the entries of a table's two copies.
    func tally(_ count: Int, into tables: inout [UInt32], table: Int, size: Int) {
        let entries = entries.span.extracting(0..<count)
        var tables = tables.mutableSpan
        precondition(highestEntry < size && table >= 0 && table + 2 * size <= tables.count)
        // Unchecked: every entry is at most `highestEntry`, so that both copies stay inside the table at hand.
        var x = 0
        while x &+ 1 < count {
            unsafe tables[unchecked: table &+ Int(entries[unchecked: x])] &+= 1
            unsafe tables[unchecked: table &+ size &+ Int(entries[unchecked: x &+ 1])] &+= 1
            x &+= 2
        }
        if x < count { tables[table + Int(entries[x])] &+= 1 }
    }
}
