import Imaging
import Testing

@Suite struct ResamplingPartTests {
    /// Masks in the middle and at every edge, coarser and finer grids, every interpolation; splines to a millionth.
    @Test func `a part has the voxels of resampling everything and cutting afterwards`() throws {
        let grid = try VoxelGrid(size: Size3(x: 13, y: 11, z: 7), spacing: [1, 1.5, 4], origin: [3, -2, 8])
        let image = try Volume<Raw>(grid: grid, voxels: (0..<1001).map { Float($0 * 7919 % 1009) })
        for spacing in [SIMD3(1, 1.5, 2.5), SIMD3(2, 2, 2), SIMD3(0.7, 0.7, 4), SIMD3(1, 1.5, 4)] {
            for (shape, corner) in [((3, 4, 2), (5, 4, 3)), ((2, 2, 2), (0, 0, 0)), ((4, 3, 2), (9, 8, 5))] {
                let mask = try mask(grid, shape: shape, corner: corner)
                for interpolation in Interpolation.allCases {
                    try compare(image, mask, Resampling(to: spacing, interpolation: interpolation))
                }
            }
        }
    }

    private func compare(_ image: Volume<Raw>, _ mask: Mask, _ resampling: Resampling) throws {
        let box = try #require(mask.boundingBox)
        let part = try #require(try resampling.part(of: image.grid, around: box))
        let whole = try resampling.resample(image)
        let wholeMask = try resampling.resample(mask)
        let partImage = try resampling.resample(image, part: part)
        let partMask = try resampling.resample(mask, part: part)
        #expect(partMask.voxelCount == wholeMask.voxelCount)
        let first = whole.grid.indices(of: part.target.origin)
        let (dx, dy, dz) = (Int(first.x.rounded()), Int(first.y.rounded()), Int(first.z.rounded()))
        for z in 0..<part.target.size.z {
            for y in 0..<part.target.size.y {
                for x in 0..<part.target.size.x {
                    #expect(partMask.contains(x: x, y: y, z: z) == wholeMask.contains(x: x + dx, y: y + dy, z: z + dz))
                    let (found, expected) = (partImage[x, y, z], whole[x + dx, y + dy, z + dz])
                    let tolerance: Float = resampling.interpolation == .cubicSpline ? 1e-3 : 0
                    #expect((found - expected).magnitude <= tolerance)
                }
            }
        }
    }

    private func mask(_ grid: VoxelGrid, shape: (Int, Int, Int), corner: (Int, Int, Int)) throws -> Mask {
        var isInside = [UInt8](repeating: 0, count: grid.size.count)
        for z in 0..<shape.2 {
            for y in 0..<shape.1 {
                for x in 0..<shape.0 { isInside[grid.index(x: corner.0 + x, y: corner.1 + y, z: corner.2 + z)] = 1 }
            }
        }
        return try Mask(grid: grid, isInside: isInside)
    }
}
