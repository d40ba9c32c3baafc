/// The neighborhoods of a row of voxels, for ``NeighbourhoodCounts``.
///
/// Loops are over whole rows of 16-bit words, so that the compiler makes them work on eight voxels at once.
struct NeighbourhoodRow {
    /// Which entry of the table of differences each voxel adds to.
    private(set) var differenceEntries: [UInt16]

    /// What it adds.
    private(set) var differences: [UInt16]

    /// Which entry of the table of dependences each voxel increments.
    private(set) var dependenceEntries: [UInt16]

    /// Sums of levels over the columns of a neighborhood, from the one before the first voxel.
    private var sums: [UInt16]

    /// How many voxels of these columns are inside.
    private var insides: [UInt16]

    /// How many voxels of a neighborhood have the level of its center, that one included.
    private var same: [UInt16]

    /// Room for a row of up to so many voxels and a border.
    init(width: Int) {
        sums = [UInt16](repeating: 0, count: width)
        insides = sums
        same = sums
        differenceEntries = sums
        differences = sums
        dependenceEntries = sums
    }

    /// Begins a row of so many voxels.
    mutating func begin(_ count: Int) {
        for x in 0..<count + 2 {
            sums[x] = 0
            insides[x] = 0
            same[x] = 0
        }
    }

    /// Adds one of the rows of the neighborhoods, which begins one voxel earlier and ends one later.
    mutating func add(_ row: Span<UInt16>, here: Span<UInt16>) {
        Self.addColumns(row, to: &sums, &insides)
        Self.addSame(row, here, to: &same)
    }

    private static func addColumns(_ row: Span<UInt16>, to sums: inout [UInt16], _ insides: inout [UInt16]) {
        var sums = sums.mutableSpan
        var insides = insides.mutableSpan
        precondition(row.count <= sums.count && row.count <= insides.count)
        for x in 0..<row.count {
            let level = row[x]
            sums[x] &+= level
            insides[x] &+= level == 0 ? 0 : 1
        }
    }

    private static func addSame(_ row: Span<UInt16>, _ here: Span<UInt16>, to same: inout [UInt16]) {
        let count = here.count
        let left = row.extracting(0..<count)
        let middle = row.extracting(1..<count + 1)
        let right = row.extracting(2..<count + 2)
        var same = same.mutableSpan
        precondition(count <= same.count)
        for x in 0..<count {
            let level = here[x]
            same[x] &+= (level == left[x] ? 1 : 0) &+ (level == middle[x] ? 1 : 0) &+ (level == right[x] ? 1 : 0)
        }
    }

    /// Finds what each voxel adds to tables of so many columns.
    ///
    /// Voxels outside get entries of the row of level 0, which nobody reads.
    mutating func finish(_ here: Span<UInt16>, columns: UInt16) {
        Self.findDifferences(here, columns, sums, insides, &differences, &differenceEntries)
        Self.findDependences(here, columns, same, &dependenceEntries)
    }

    private static func findDifferences(
        _ here: Span<UInt16>,
        _ columns: UInt16,
        _ sums: [UInt16],
        _ insides: [UInt16],
        _ differences: inout [UInt16],
        _ entries: inout [UInt16]
    ) {
        let count = here.count
        let (sums, insides) = (sums.span, insides.span)
        var differences = differences.mutableSpan
        var entries = entries.mutableSpan
        precondition(count + 2 <= sums.count && count + 2 <= insides.count)
        precondition(count <= differences.count && count <= entries.count)
        for x in 0..<count {
            let level = here[x]
            let sum = sums[x] &+ sums[x &+ 1] &+ sums[x &+ 2]
            let inside = insides[x] &+ insides[x &+ 1] &+ insides[x &+ 2]
            // With the voxel itself on both sides, the difference stays what it is without.
            let scaled = level &* inside
            let difference = scaled > sum ? scaled &- sum : sum &- scaled
            differences[x] = inside == 1 ? 1 : difference
            entries[x] = level &* columns &+ inside
        }
    }

    private static func findDependences(
        _ here: Span<UInt16>,
        _ columns: UInt16,
        _ same: [UInt16],
        _ entries: inout [UInt16]
    ) {
        let count = here.count
        let same = same.span
        var entries = entries.mutableSpan
        precondition(count <= same.count && count <= entries.count)
        for x in 0..<count { entries[x] = here[x] &* columns &+ same[x] }
    }
}
