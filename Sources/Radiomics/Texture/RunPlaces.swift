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
        Self.acrossRows(
            here.span,
            base.span,
            there,
            order: order,
            before: before.span.extracting(behind..<behind + voxels.count),
            now: &now[index],
            from: place,
            entries: &row.entries
        )
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

    private static func acrossRows(
        _ here: Span<UInt16>,
        _ base: Span<UInt16>,
        _ there: Span<UInt16>,
        order: UInt16,
        before: Span<UInt16>,
        now: inout [UInt16],
        from first: Int,
        entries: inout [UInt16]
    ) {
        let count = there.count
        var entries = entries.mutableSpan
        var now = now.mutableSpan
        precondition(count <= here.count && count <= base.count && count <= entries.count && count == before.count)
        precondition(first >= 0 && first + count <= now.count)
        // Unchecked: the precondition bounds all indices.
        for x in 0..<count {
            let isSame = here[x] == there[x]
            let place = isSame ? before[x] &+ 1 : 1
            unsafe now[unchecked: first &+ x] = place
            entries[x] = base[x] &+ (isSame ? order &+ place &- 1 : there[x])
        }
    }
}
