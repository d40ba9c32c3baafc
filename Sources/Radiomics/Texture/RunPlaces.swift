/// The place that each voxel has in its run, for the row or slice at hand and the one before it.
struct RunPlaces {
    private let steps: [Direction]
    private let rowStride: Int
    private var before: [[UInt16]]
    private var now: [[UInt16]]

    /// Room for the rows or slices of a region.
    init(_ levels: PaddedLevels, directions: [Direction]) {
        steps = directions
        rowStride = levels.rowStride
        now = directions.map { [UInt16](repeating: 0, count: $0.z == 0 ? levels.rowStride : levels.sliceStride) }
        before = now
    }

    /// Makes the slice at hand the one before; entries that stay from an older one are never read as those of a voxel
    /// inside.
    mutating func beginSlice() {
        for index in steps.indices where steps[index].z == 1 { swap(&before[index], &now[index]) }
    }

    /// Makes the row at hand the one before.
    mutating func beginRow() {
        for index in steps.indices where steps[index].z == 0 { swap(&before[index], &now[index]) }
    }

    /// Finds the entries of a row's voxels in one direction.
    mutating func step(_ index: Int, levels: PaddedLevels, voxels: PaddedLevels.Row, row: inout PreparedRow) {
        let step = steps[index]
        let first = voxels.start - levels.offset(step)
        let there = levels.voxels.span.extracting(first..<first + voxels.count)
        let here = row.here
        let base = row.base
        let before = before[index]
        let order = UInt16(truncatingIfNeeded: levels.highest)
        guard step != Direction(x: 1, y: 0, z: 0) else {
            Self.alongRow(here.span, base.span, there, order: order, entries: &row.entries)
            return
        }
        let place = voxels.x + 1 + (step.z == 0 ? 0 : rowStride * (voxels.y + 1))
        let behind = place - step.x - (step.z == 0 ? 0 : rowStride * step.y)
        Self.findPlaces(
            here.span,
            there,
            before: before.span.extracting(behind..<behind + voxels.count),
            now: &now[index],
            from: place
        )
        Self.findEntries(base.span, there, now[index], from: place, order: order, entries: &row.entries)
    }

    private static func alongRow(
        _ here: Span<UInt16>,
        _ base: Span<UInt16>,
        _ there: Span<UInt16>,
        order: UInt16,
        entries: inout [UInt16]
    ) {
        var entries = entries.mutableSpan
        let count = there.count
        precondition(count <= here.count && count <= base.count && count <= entries.count)
        var place: UInt16 = 1
        for x in 0..<count {
            let isSame = here[x] == there[x]
            place = isSame ? place &+ 1 : 1
            entries[x] = base[x] &+ (isSame ? order &+ place &- 1 : there[x])
        }
    }

    // Two loops and not one, and nothing read on a condition: otherwise the compiler does not vectorise.

    private static func findPlaces(
        _ here: Span<UInt16>,
        _ there: Span<UInt16>,
        before: Span<UInt16>,
        now: inout [UInt16],
        from first: Int
    ) {
        let count = there.count
        var now = now.mutableSpan
        precondition(count <= here.count && count == before.count)
        precondition(first >= 0 && first + count <= now.count)
        for x in 0..<count {
            let next = before[x] &+ 1
            // Unchecked: the precondition bounds the index.
            unsafe now[unchecked: first &+ x] = here[x] == there[x] ? next : 1
        }
    }

    private static func findEntries(
        _ base: Span<UInt16>,
        _ there: Span<UInt16>,
        _ places: [UInt16],
        from first: Int,
        order: UInt16,
        entries: inout [UInt16]
    ) {
        let count = there.count
        let places = places.span.extracting(first..<first + count)
        var entries = entries.mutableSpan
        precondition(count <= base.count && count <= entries.count)
        let offset = order &- 1
        for x in 0..<count {
            let (place, level) = (places[x], there[x])
            entries[x] = base[x] &+ (place > 1 ? offset &+ place : level)
        }
    }
}
