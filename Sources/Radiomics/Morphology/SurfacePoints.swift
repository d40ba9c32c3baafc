import Imaging

/// The corners of a ``SurfaceMesh`` that can be corners of its convex hull, in half-voxels from the first voxel.
///
/// A mesh corner lies half-way between an inside and an outside voxel of a row, column or pile of voxels. Of those on one
/// line only the first and the last can be extreme, and of those in one plane of constant z only their convex hull's.
enum SurfacePoints {
    /// The candidates around a mask of 1 inside, 0 outside; there is at least one voxel inside.
    static func candidates(_ mask: [UInt8], size: Size3) -> [SIMD3<Int>] {
        var rows = Extents(count: size.y * size.z)
        var columns = Extents(count: size.x * size.z)
        var piles = Extents(count: size.x * size.y)
        var index = 0
        for z in 0..<size.z {
            for y in 0..<size.y {
                for x in 0..<size.x {
                    if mask[index] == 1 {
                        rows.include(x, at: y + size.y * z)
                        columns.include(y, at: x + size.x * z)
                        piles.include(z, at: x + size.x * y)
                    }
                    index += 1
                }
            }
        }
        return planes(rows: rows, columns: columns, piles: piles, size: size).enumerated().flatMap { plane, points in
            PlanarHull.corners(points).map { SIMD3($0.x, $0.y, plane - 1) }
        }
    }

    /// The points by planes of constant z, from half a voxel below the first slice.
    private static func planes(rows: Extents, columns: Extents, piles: Extents, size: Size3) -> [[SIMD2<Int>]] {
        var planes = [[SIMD2<Int>]](repeating: [], count: 2 * size.z + 1)
        for z in 0..<size.z {
            for y in 0..<size.y {
                guard let ends = rows.ends(y + size.y * z) else { continue }
                planes[2 * z + 1] += [[2 * ends.first - 1, 2 * y], [2 * ends.last + 1, 2 * y]]
            }
            for x in 0..<size.x {
                guard let ends = columns.ends(x + size.x * z) else { continue }
                planes[2 * z + 1] += [[2 * x, 2 * ends.first - 1], [2 * x, 2 * ends.last + 1]]
            }
        }
        for y in 0..<size.y {
            for x in 0..<size.x {
                guard let ends = piles.ends(x + size.x * y) else { continue }
                planes[2 * ends.first].append([2 * x, 2 * y])
                planes[2 * ends.last + 2].append([2 * x, 2 * y])
            }
        }
        return planes
    }
}

/// The first and last voxel inside, on each of many parallel lines.
private struct Extents {
    private var first: [Int]
    private var last: [Int]

    init(count: Int) {
        first = [Int](repeating: Int.max, count: count)
        last = [Int](repeating: -1, count: count)
    }

    mutating func include(_ position: Int, at line: Int) {
        first[line] = min(first[line], position)
        last[line] = max(last[line], position)
    }

    func ends(_ line: Int) -> (first: Int, last: Int)? {
        last[line] < 0 ? nil : (first[line], last[line])
    }
}
