import Imaging

/// How often two grey levels are neighbors, counted both ways and therefore symmetric (GLCM).
struct CooccurrenceMatrix: Sendable {
    /// The number of grey levels.
    let order: Int

    /// The number of ordered pairs.
    let total: Int

    /// Counts of ordered pairs, row by row.
    private let counts: [Int]

    /// The most grey levels of a matrix: 32 MB of counts.
    static let orderLimit = 2048

    /// The count of a pair of grey levels, from 1.
    subscript(level: Int, other: Int) -> Int { counts[(level - 1) * order + other - 1] }

    /// Counts the pairs along some directions whose first voxel lies in some slices, in one pass over the box.
    init(_ levels: GreyLevels, slices: Range<Int>, directions: [Direction]) {
        order = levels.count
        let stride = order + 1
        let pairs = Self.pairs(levels, slices: slices, directions: directions, stride: stride)
        var counts = [Int](repeating: 0, count: order * order)
        var total = 0
        for level in 1..<stride {
            for other in 1..<stride {
                let count = Int(pairs[level * stride + other]) + Int(pairs[other * stride + level])
                counts[(level - 1) * order + other - 1] = count
                total += count
            }
        }
        self.counts = counts
        self.total = total
    }

    /// Counts each pair once, in a table that has a row and a column 0 for what is outside.
    ///
    /// A box has at most 2^26 voxels and 13 directions, which 32 bits can count.
    private static func pairs(
        _ levels: GreyLevels,
        slices: Range<Int>,
        directions: [Direction],
        stride: Int
    ) -> [UInt32] {
        var pairs = [UInt32](repeating: 0, count: stride * stride)
        let size = levels.size
        for z in slices {
            for y in 0..<size.y {
                for step in directions {
                    guard z + step.z < size.z, y + step.y >= 0, y + step.y < size.y else { continue }
                    let first = size.x * (y + size.y * z)
                    let other = size.x * (y + step.y + size.y * (z + step.z)) + step.x
                    let from = max(0, -step.x)
                    let to = min(size.x, size.x - step.x)
                    guard from < to else { continue }
                    count(
                        levels.voxels,
                        first: first + from,
                        other: other + from,
                        count: to - from,
                        stride: stride,
                        into: &pairs
                    )
                }
            }
        }
        return pairs
    }

    private static func count(
        _ voxels: [UInt16],
        first: Int,
        other: Int,
        count: Int,
        stride: Int,
        into pairs: inout [UInt32]
    ) {
        let voxels = voxels.span
        for offset in 0..<count {
            let level = Int(voxels[first + offset])
            pairs[level * stride + Int(voxels[other + offset])] &+= 1
        }
    }
}
