import Imaging

/// The closed triangle mesh around a mask: its area and volume (IBSI 1, section 3.1), by counting cubes.
///
/// Only the number of cubes of each ``MarchingCubesCase`` matters for the area, and whole numbers for the volume, so that
/// nothing depends on the order of summation.
struct SurfaceMesh: Sendable {
    /// In mm^2.
    let area: Double

    /// In mm^3.
    let volume: Double

    /// Marches through a mask.
    init(_ mask: PackedMask, spacing: SIMD3<Double>) {
        let halfVoxel = 0.5 * spacing
        let cases = MarchingCubesCase.all
        let cubes = CubeCounts(mask)
        var sixfold = 0
        var area = 0.0
        for (index, cube) in cases.enumerated() where cubes.counts[index] > 0 {
            sixfold += cubes.counts[index] * cube.sixfoldVolume + 6 * cubes.heights[index] * cube.shadow
            area += Double(cubes.counts[index]) * cube.area(halfVoxel: halfVoxel)
        }
        self.area = area
        volume = Double(sixfold) / 6 * (halfVoxel.x * halfVoxel.y * halfVoxel.z)
    }
}

/// How many cubes of each case the surface passes, and the sum of their heights.
private struct CubeCounts {
    private(set) var counts = [Int](repeating: 0, count: 256)
    private(set) var heights = [Int](repeating: 0, count: 256)

    /// Cubes lie between neighboring slices, rows and voxels; there is one more of them than of those along each axis.
    init(_ mask: PackedMask) {
        let size = mask.size
        // A row outside follows the last.
        let words = mask.words + [UInt64](repeating: 0, count: mask.rowWords)
        let outside = size.y * size.z
        for z in 0...size.z {
            for y in 0...size.y {
                let rows = (0..<4).map { corner in
                    let (y, z) = (y - 1 + corner % 2, z - 1 + corner / 2)
                    let isIn = y >= 0 && y < size.y && z >= 0 && z < size.z
                    return mask.rowWords * (isIn ? y + size.y * z : outside)
                }
                count(words, SIMD4(rows[0], rows[1], rows[2], rows[3]), mask.rowWords, height: z)
            }
        }
    }

    /// Counts the cubes between four rows, except those that are all outside or all inside.
    private mutating func count(_ words: [UInt64], _ rows: SIMD4<Int>, _ rowWords: Int, height: Int) {
        var carry = SIMD4<UInt64>.zero
        for word in 0..<rowWords {
            let high = SIMD4(
                words[rows.x &+ word],
                words[rows.y &+ word],
                words[rows.z &+ word],
                words[rows.w &+ word]
            )
            // Bit x is the voxel before voxel x.
            let low = high &<< 1 | carry
            carry = high &>> 63
            let (either, both) = (high | low, high & low)
            var surface =
                (either.x | either.y | either.z | either.w) & ~(both.x & both.y & both.z & both.w)
            while surface != 0 {
                let bit = UInt64(surface.trailingZeroBitCount)
                surface &= surface &- 1
                let index = Self.corners(low, high, bit)
                counts[index] &+= 1
                heights[index] &+= height
            }
        }
    }

    @inline(__always)
    private static func corners(_ low: SIMD4<UInt64>, _ high: SIMD4<UInt64>, _ bit: UInt64) -> Int {
        let first = low.x &>> bit & 1 | (high.x &>> bit & 1) &<< 1
        let second = low.y &>> bit & 1 | (high.y &>> bit & 1) &<< 1
        let third = low.z &>> bit & 1 | (high.z &>> bit & 1) &<< 1
        let fourth = low.w &>> bit & 1 | (high.w &>> bit & 1) &<< 1
        return Int(first | second &<< 2 | third &<< 4 | fourth &<< 6)
    }
}
