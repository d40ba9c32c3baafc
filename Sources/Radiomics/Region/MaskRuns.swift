import Imaging

/// The voxels inside a box's mask as runs of neighbors along rows, in memory order.
struct MaskRuns: Sendable {
    /// Neighbors along the first axis.
    struct Run: Sendable, Hashable {
        /// The row's number: `y + size.y * z`.
        let row: Int

        /// The first voxel inside.
        let first: Int

        /// Behind the last.
        let end: Int
    }

    /// Row by row.
    let runs: [Run]

    /// How many voxels they have.
    let voxelCount: Int

    /// How many voxels the box has along each axis.
    let size: Size3

    /// Finds the runs of ones.
    init(_ isInside: [UInt8], size: Size3) {
        let members = isInside.span
        var runs: [Run] = []
        var count = 0
        for row in 0..<size.y * size.z {
            let line = members.extracting(row * size.x..<(row + 1) * size.x)
            var from = 0
            while let first = Self.next(line, from: from, unlike: 0) {
                let end = Self.next(line, from: first, unlike: 0x0101_0101_0101_0101) ?? size.x
                runs.append(Run(row: row, first: first, end: end))
                count += end - first
                from = end
            }
        }
        (self.runs, voxelCount, self.size) = (runs, count, size)
    }

    /// Where in memory a run begins.
    func start(of run: Run) -> Int { run.row * size.x + run.first }

    /// The size of the smallest box that holds all runs.
    var extent: Size3 {
        var (low, high) = (SIMD3<Int>(repeating: Int.max), SIMD3<Int>(repeating: -1))
        for run in runs {
            let (y, z) = (run.row % size.y, run.row / size.y)
            low = pointwiseMin(low, [run.first, y, z])
            high = pointwiseMax(high, [run.end - 1, y, z])
        }
        return Size3(x: high.x - low.x + 1, y: high.y - low.y + 1, z: high.z - low.z + 1)
    }

    /// The index of the first byte that differs from the same byte of `word`, whose eight bytes are equal.
    private static func next(_ line: Span<UInt8>, from: Int, unlike word: UInt64) -> Int? {
        var index = from
        while index &+ 8 <= line.count {
            // Sound because eight bytes from `index` on were found to be inside.
            let bytes = unsafe line.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
            let difference = bytes.littleEndian ^ word
            if difference != 0 { return index &+ difference.trailingZeroBitCount / 8 }
            index &+= 8
        }
        while index < line.count {
            if line[index] != UInt8(truncatingIfNeeded: word) { return index }
            index &+= 1
        }
        return nil
    }
}
