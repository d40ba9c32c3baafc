import Imaging
import Testing

@Suite struct SplineTests {
    private func image() throws -> Volume<Raw> {
        let grid = try VoxelGrid(size: Size3(x: 9, y: 7, z: 6), spacing: [1, 1.5, 4])
        return try Volume(grid: grid, voxels: (0..<378).map { Float($0 * 7919 % 1009) })
    }

    @Test func `cubic splines are those of scipy`() throws {
        let result = try Resampling(to: [0.8, 1.1, 2.5], interpolation: .cubicSpline).resample(image())
        #expect(result.grid.size == SplineVectors.size)
        for (index, value) in SplineVectors.voxels {
            #expect((Double(result.voxels[index]) - value).magnitude < 2e-3, "voxel \(index)")
        }
    }

    /// Half the old spacing with centres aligned: no new voxel is on an old one, but a third of them is with a third.
    @Test func `a spline passes through the voxels`() throws {
        let image = try image()
        let finer = try Resampling(to: [1.0 / 3, 1.5, 4], interpolation: .cubicSpline).resample(image)
        for z in 0..<6 {
            for y in 0..<7 {
                for x in 0..<9 { #expect((finer[3 * x + 1, y, z] - image[x, y, z]).magnitude < 1e-3) }
            }
        }
    }

    @Test func `a constant stays constant with every interpolation, in one voxel too`() throws {
        for size in [Size3(x: 1, y: 1, z: 1), Size3(x: 2, y: 1, z: 3), Size3(x: 5, y: 40, z: 2)] {
            let grid = try VoxelGrid(size: size, spacing: [1, 2, 3])
            let image = try Volume<Raw>(grid: grid, voxels: [Float](repeating: 100, count: size.count))
            for interpolation in Interpolation.allCases {
                let result = try Resampling(to: [0.7, 0.7, 0.7], interpolation: interpolation).resample(image)
                #expect(result.voxels.allSatisfy { ($0 - 100).magnitude < 1e-4 })
            }
        }
    }

    @Test func `resampling inside slices keeps the slices as they are`() throws {
        let image = try image()
        for interpolation in Interpolation.allCases {
            let whole = try Resampling(to: [0.8, 1.1, 4], interpolation: interpolation).resample(image)
            let slice = try image.cropped(to: VoxelBox(x: 0...8, y: 0...6, z: 3...3))
            let alone = try Resampling(to: [0.8, 1.1, 4], interpolation: interpolation).resample(slice)
            let count = alone.voxels.count
            #expect(Array(whole.voxels[3 * count..<4 * count]) == alone.voxels)
        }
    }
}
