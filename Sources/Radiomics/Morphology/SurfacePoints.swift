import Imaging

/// The corners of a ``SurfaceMesh`` that can be corners of its convex hull, in half-voxels from the first voxel.
///
/// A mesh corner lies half-way between an inside and an outside voxel of a row, column or pile of voxels. Of those on one
/// line only the first and the last can be extreme, and of those in one plane only the corners of their convex hull.
struct SurfacePoints {
    private let size: Size3
    private var points: [SIMD3<Int>] = []

    /// The candidates around a mask; there is at least one voxel inside.
    static func candidates(_ mask: PackedMask) -> [SIMD3<Int>] {
        var candidates = SurfacePoints(size: mask.size)
        candidates.addRows(mask)
        candidates.addColumns(mask)
        candidates.addPiles(mask)
        for axis in [2, 1, 0] { candidates.thin(across: axis) }
        return candidates.points
    }

    private init(size: Size3) { self.size = size }

    /// The ends of every row, by slices.
    private mutating func addRows(_ mask: PackedMask) {
        for z in 0..<size.z {
            var ends = Ends(count: size.y)
            for y in 0..<size.y {
                mask.forEachRun(y + size.y * z) { run in
                    ends.include(run.lowerBound, at: y)
                    ends.include(run.upperBound - 1, at: y)
                }
            }
            ends.forEachCorner { points.append(SIMD3($1, $0, 2 * z)) }
        }
    }

    /// The ends of every column, by slices: where rows have voxels for the first time, from below and from above.
    private mutating func addColumns(_ mask: PackedMask) {
        for z in 0..<size.z {
            var ends = Ends(count: size.x)
            for isForward in [true, false] {
                var seen = [UInt64](repeating: 0, count: mask.rowWords)
                for step in 0..<size.y {
                    let y = isForward ? step : size.y - 1 - step
                    Self.forEachNew(mask, row: y + size.y * z, seen: &seen) { ends.include(y, at: $0) }
                }
            }
            ends.forEachCorner { points.append(SIMD3($0, $1, 2 * z)) }
        }
    }

    /// The ends of every pile, by planes of constant y.
    private mutating func addPiles(_ mask: PackedMask) {
        for y in 0..<size.y {
            var ends = Ends(count: size.x)
            for isForward in [true, false] {
                var seen = [UInt64](repeating: 0, count: mask.rowWords)
                for step in 0..<size.z {
                    let z = isForward ? step : size.z - 1 - step
                    Self.forEachNew(mask, row: y + size.y * z, seen: &seen) { ends.include(z, at: $0) }
                }
            }
            ends.forEachCorner { points.append(SIMD3($0, 2 * y, $1)) }
        }
    }

    /// Visits the voxels of a row that no row before had.
    @inline(__always)
    private static func forEachNew(
        _ mask: PackedMask,
        row: Int,
        seen: inout [UInt64],
        _ visit: (_ x: Int) -> Void
    ) {
        for word in 0..<mask.rowWords {
            let found = mask.words[row &* mask.rowWords &+ word]
            var new = found & ~seen[word]
            seen[word] |= found
            while new != 0 {
                visit(64 &* word &+ new.trailingZeroBitCount)
                new &= new &- 1
            }
        }
    }

    /// Keeps, in every plane across an axis, the corners of the convex hull.
    private mutating func thin(across axis: Int) {
        let (first, second) = ((axis + 1) % 3, (axis + 2) % 3)
        var planes = [[SIMD2<Int>]](repeating: [], count: 2 * size[axis] + 1)
        for point in points { planes[point[axis] + 1].append(SIMD2(point[first], point[second])) }
        points.removeAll(keepingCapacity: true)
        for (index, plane) in planes.enumerated() {
            for corner in PlanarHull.corners(plane) {
                var point = SIMD3<Int>.zero
                point[axis] = index - 1
                point[first] = corner.x
                point[second] = corner.y
                points.append(point)
            }
        }
    }
}

/// The first and last voxel inside on each of many parallel lines in a plane.
private struct Ends {
    private var first: [Int]
    private var last: [Int]

    init(count: Int) {
        first = [Int](repeating: Int.max, count: count)
        last = [Int](repeating: -1, count: count)
    }

    @inline(__always)
    mutating func include(_ position: Int, at line: Int) {
        first[line] = min(first[line], position)
        last[line] = max(last[line], position)
    }

    /// Visits the corners of the hulls of all first and of all last mesh corners, in half-voxels.
    func forEachCorner(_ visit: (_ line: Int, _ end: Int) -> Void) {
        for isFirst in [true, false] {
            var chain: [SIMD2<Int>] = []
            for line in last.indices where last[line] >= 0 {
                let end = isFirst ? 2 * first[line] - 1 : 2 * last[line] + 1
                let point = SIMD2(2 * line, isFirst ? end : -end)
                while chain.count > 1, !PlanarHull.turnsLeft(chain[chain.count - 2], chain[chain.count - 1], point) {
                    chain.removeLast()
                }
                chain.append(point)
            }
            for point in chain { visit(point.x, isFirst ? point.y : -point.y) }
        }
    }
}
