import Imaging
import Testing

@Suite struct ResamplingTests {
    private func ramp(_ size: Size3, spacing: SIMD3<Double>) throws -> Volume<Raw> {
        let grid = try VoxelGrid(size: size, spacing: spacing, origin: [5, -3, 2])
        var voxels: [Float] = []
        for z in 0..<size.z {
            for y in 0..<size.y {
                for x in 0..<size.x {
                    let position = grid.position(of: [Double(x), Double(y), Double(z)])
                    voxels.append(Float(position.x + 2 * position.y - position.z))
                }
            }
        }
        return try Volume(grid: grid, voxels: voxels)
    }

    @Test(arguments: [Interpolation.linear, .cubic])
    func `a linear ramp stays the same ramp away from the edges`(_ interpolation: Interpolation) throws {
        let volume = try ramp(Size3(x: 12, y: 10, z: 8), spacing: [2, 2, 3])
        let result = try Resampling(to: [1, 1.5, 1], interpolation: interpolation).resample(volume)
        let size = result.grid.size
        for z in (size.z / 3)..<(size.z / 2) {
            for y in (size.y / 3)..<(size.y / 2) {
                for x in (size.x / 3)..<(size.x / 2) {
                    let position = result.grid.position(of: [Double(x), Double(y), Double(z)])
                    let expected = position.x + 2 * position.y - position.z
                    #expect((Double(result[x, y, z]) - expected).magnitude < 1e-4)
                }
            }
        }
    }

    /// IBSI 1, section 2.4: the new grid has ceil(n * old / new) voxels and shares its centre with the old one.
    @Test func `grids are aligned by their centres`() throws {
        let volume = try ramp(Size3(x: 5, y: 4, z: 3), spacing: [2, 2, 5])
        let grid = try Resampling(to: [3, 3, 3], interpolation: .linear).grid(from: volume.grid)
        #expect(grid.size == Size3(x: 4, y: 3, z: 5))
        let oldCentre = volume.grid.position(of: [2, 1.5, 1])
        let newCentre = grid.position(of: [1.5, 1, 2])
        #expect((oldCentre - newCentre).min() > -1e-12)
        #expect((oldCentre - newCentre).max() < 1e-12)
    }

    @Test(arguments: Interpolation.allCases) func `the same spacing changes nothing`(
        _ interpolation: Interpolation
    ) throws {
        let volume = try ramp(Size3(x: 5, y: 4, z: 3), spacing: [2, 2, 5])
        #expect(try Resampling(to: [2, 2, 5], interpolation: interpolation).resample(volume).voxels == volume.voxels)
    }

    @Test func `a mask keeps its volume within a voxel layer and half counts as inside`() throws {
        let grid = try VoxelGrid(size: Size3(x: 4, y: 1, z: 1), spacing: [2, 1, 1])
        let mask = try Mask(grid: grid, isInside: [0, 1, 1, 0])
        let finer = try Resampling(to: [1, 1, 1], interpolation: .linear).resample(mask)
        #expect(finer.isInside == [0, 0, 1, 1, 1, 1, 0, 0])
    }

    @Test func `an ADC map gives back the coefficient that made the signal`() throws {
        let grid = try VoxelGrid(size: Size3(x: 2, y: 1, z: 1), spacing: [1, 1, 1])
        let bValues = [0.0, 200, 800]
        // exp(-b ADC) for ADC of 0.001 mm^2/s, from a table; the second voxel has no signal at b = 800.
        let signals: [[Float]] = [[1000, 1000], [818.730753, 818.730753], [449.328964, 0]]
        let images = try signals.map { try Volume<Raw>(grid: grid, voxels: $0) }
        let diffusion = try ApparentDiffusion(images: images, bValues: bValues)
        #expect((diffusion.map.voxels[0] - 1000).magnitude < 0.01)
        #expect(diffusion.map.voxels[1] == 0)
        #expect(diffusion.unfittedVoxels == 1)
    }

    @Test func `an ADC fit refuses one b-value and images of different grids`() throws {
        let small = try ramp(Size3(x: 2, y: 2, z: 2), spacing: [1, 1, 1])
        let large = try ramp(Size3(x: 3, y: 2, z: 2), spacing: [1, 1, 1])
        #expect(throws: ImagingError.tooFewBValues(found: 1)) {
            try ApparentDiffusion(images: [small, small], bValues: [200, 200])
        }
        #expect(throws: ImagingError.self) { try ApparentDiffusion(images: [small, large], bValues: [0, 200]) }
    }
}
