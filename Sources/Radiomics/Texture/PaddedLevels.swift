import Imaging

/// The grey levels of a region with a border of zeros around the box, so that no neighbor has to be looked for in vain.
///
/// Texture counts walk over ``rows``: what lies before the first and behind the last voxel of a row is never touched.
struct PaddedLevels: Sendable {
    /// The part of a row of voxels from the first to the last one inside.
    struct Row: Sendable {
        /// The first voxel's index along the first axis, in the box.
        let x: Int

        /// The row's index along the second axis, in the box.
        let y: Int

        /// Where the first voxel is in ``PaddedLevels/voxels``.
        let start: Int

        /// How many voxels there are up to the last one inside.
        let count: Int
    }

    /// How many voxels the box has, without its border.
    let size: Size3

    /// The distance in memory between neighbors along the second axis.
    let rowStride: Int

    /// The distance in memory between neighbors along the third axis.
    let sliceStride: Int

    /// The levels, first axis fastest; 0 outside.
    let voxels: [UInt16]

    /// The highest grey level, `N_g`.
    let highest: Int

    /// Rows with a voxel inside, slice by slice.
    let slices: [[Row]]

    /// Copies the levels into a box with a border.
    init(_ levels: GreyLevels) {
        size = levels.size
        highest = levels.count
        rowStride = size.x + 2
        sliceStride = rowStride * (size.y + 2)
        var voxels = [UInt16](repeating: 0, count: sliceStride * (size.z + 2))
        var slices: [[Row]] = []
        for z in 0..<size.z {
            var rows: [Row] = []
            for y in 0..<size.y {
                let source = levels.voxels.span.extracting(droppingFirst: size.x * (y + size.y * z)).extracting(
                    first: size.x
                )
                guard let extent = Self.extent(source) else { continue }
                let start = 1 + rowStride * (y + 1) + sliceStride * (z + 1)
                var target = voxels.mutableSpan
                let part = source.extracting(extent)
                for x in 0..<part.count { target[start + extent.lowerBound + x] = part[x] }
                rows.append(Row(x: extent.lowerBound, y: y, start: start + extent.lowerBound, count: extent.count))
            }
            slices.append(rows)
        }
        self.voxels = voxels
        self.slices = slices
    }

    /// The distance in memory to a neighbor.
    func offset(_ step: Direction) -> Int { step.x + rowStride * step.y + sliceStride * step.z }

    private static func extent(_ row: Span<UInt16>) -> Range<Int>? {
        var first = 0
        while first + 8 <= row.count, isZero(row, first) { first += 8 }
        while first < row.count, row[first] == 0 { first += 1 }
        guard first < row.count else { return nil }
        var end = row.count
        while end >= 8, isZero(row, end - 8) { end -= 8 }
        while row[end - 1] == 0 { end -= 1 }
        return first..<end
    }

    /// Whether eight voxels are outside.
    private static func isZero(_ row: Span<UInt16>, _ first: Int) -> Bool {
        let part = row.extracting(first..<first + 8)
        return part[0] | part[1] | part[2] | part[3] | part[4] | part[5] | part[6] | part[7] == 0
    }
}
