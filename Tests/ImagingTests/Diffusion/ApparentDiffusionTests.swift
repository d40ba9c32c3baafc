import Imaging
import Kernels
import Testing

@Suite struct ApparentDiffusionTests {
    private let bValues = [0.0, 50, 400, 800]

    private func images(_ signals: [[Float]]) throws -> [Volume<Raw>] {
        let grid = try VoxelGrid(size: Size3(x: signals[0].count, y: 1, z: 1), spacing: [1, 1, 1])
        return try signals.map { try Volume(grid: grid, voxels: $0) }
    }

    private func expect(_ fit: DiffusionFit, gives expected: [Double]) throws {
        let diffusion = try ApparentDiffusion(
            images: try images(DiffusionVectors.signals),
            bValues: bValues,
            fit: fit
        )
        for (found, expected) in zip(diffusion.map.voxels, expected) {
            #expect((Double(found) - expected).magnitude <= 1e-6 * expected)
        }
    }

    @Test func `log-linear fits are those of independent least squares`() throws {
        try expect(.logLinear, gives: DiffusionVectors.logLinear)
        try expect(DiffusionFit(method: .logLinear, noiseFloor: 120), gives: DiffusionVectors.aboveFloor)
    }

    @Test func `weighted fits are those of independent least squares`() throws {
        try expect(DiffusionFit(method: .weightedLogLinear(reweightings: 1)), gives: DiffusionVectors.weighted)
        try expect(DiffusionFit(method: .weightedLogLinear(reweightings: 3)), gives: DiffusionVectors.weightedThrice)
        try expect(
            DiffusionFit(method: .weightedLogLinear(reweightings: 1), noiseFloor: 120),
            gives: DiffusionVectors.weightedAboveFloor
        )
    }

    /// Feature values of studies under way rest on these bits.
    @Test func `a log-linear fit has the bits of the weighted sum of logarithms`() throws {
        var generator = SeededGenerator(seed: 5)
        let signals = bValues.map { _ in (0..<3000).map { _ in Float(Int.random(in: -3...900, using: &generator)) } }
        let diffusion = try ApparentDiffusion(images: try images(signals), bValues: bValues)
        let mean = bValues.reduce(0, +) / 4
        let square = bValues.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        var unfitted = 0
        for voxel in 0..<3000 {
            let column = signals.map { Double($0[voxel]) }
            var slope = 0.0
            for (bValue, signal) in zip(bValues, column) where signal > 0 {
                slope += (bValue - mean) / square * Elementary.log(signal)
            }
            let isFitted = column.allSatisfy { $0 > 0 }
            if !isFitted { unfitted += 1 }
            #expect(diffusion.map.voxels[voxel] == (isFitted && slope < 0 ? Float(-slope * 1e6) : 0))
        }
        #expect(diffusion.unfittedVoxels == unfitted)
        #expect(unfitted > 0)
    }

    @Test func `exact decays give their coefficient with every method`() throws {
        let signals = bValues.map { [Float(1000 * Elementary.exp(-$0 * 0.0012))] }
        for method in [DiffusionFit.Method.logLinear, .weightedLogLinear(reweightings: 1)] {
            let fit = try DiffusionFit(method: method, noiseFloor: 1)
            let found = try ApparentDiffusion(images: try images(signals), bValues: bValues, fit: fit).map.voxels[0]
            #expect((found - 1200).magnitude < 0.01)
        }
    }

    @Test func `signals at or below the floor are left out and one b-value is not enough`() throws {
        // Left: the last signal is at the floor, and the rest falls by e over 400 s/mm^2. Right: only b = 0 is above it.
        let falling = Float(1000 * Elementary.exp(-1))
        let signals: [[Float]] = [
            [1000, 1000], [Float(1000 * Elementary.exp(-0.125)), 20], [falling, 20], [20, 20],
        ]
        let fit = try DiffusionFit(method: .logLinear, noiseFloor: 20)
        let diffusion = try ApparentDiffusion(images: try images(signals), bValues: bValues, fit: fit)
        #expect((diffusion.map.voxels[0] - 2500).magnitude < 0.01)
        #expect(diffusion.map.voxels[1] == 0)
        #expect(diffusion.unfittedVoxels == 1)
    }

    @Test func `two images of one b-value above the floor are no fit`() throws {
        let signals: [[Float]] = [[900], [910], [5]]
        let fit = try DiffusionFit(method: .logLinear, noiseFloor: 10)
        let diffusion = try ApparentDiffusion(images: try images(signals), bValues: [0, 0, 800], fit: fit)
        #expect(diffusion.unfittedVoxels == 1)
    }

    @Test func `rising and flat signals are counted and kept as zero`() throws {
        let signals: [[Float]] = [[500, 0x1p9, 900], [600, 0x1p9, 0.5]]
        let fit = try DiffusionFit(method: .logLinear, upperLimit: 5000)
        let diffusion = try ApparentDiffusion(images: try images(signals), bValues: [0, 800], fit: fit)
        #expect(diffusion.map.voxels == [0, 0, 5000])
        #expect(diffusion.nonPositiveVoxels == 2)
        #expect(diffusion.clampedVoxels == 1)
        #expect(diffusion.unfittedVoxels == 0)
    }

    @Test func `infinite and missing signals leave a voxel unfitted`() throws {
        let signals: [[Float]] = [[.infinity, .nan, 900], [600, 600, -1]]
        for floor in [nil, 0.0] {
            let fit = try DiffusionFit(method: .logLinear, noiseFloor: floor)
            let diffusion = try ApparentDiffusion(images: try images(signals), bValues: [0, 800], fit: fit)
            #expect(diffusion.map.voxels == [0, 0, 0])
            #expect(diffusion.unfittedVoxels == 3)
        }
    }

    @Test func `extreme signals never give a value that is not finite`() throws {
        let (least, most) = (Float.leastNonzeroMagnitude, Float.greatestFiniteMagnitude)
        let signals = [[most, least], [least, 1], [least, most]]
        let fit = try DiffusionFit(method: .weightedLogLinear(reweightings: 10))
        let diffusion = try ApparentDiffusion(images: try images(signals), bValues: [0, 1e-3, 10_000], fit: fit)
        #expect(diffusion.map.voxels.allSatisfy { $0.isFinite })
        let twins = try ApparentDiffusion(images: try images([[most], [least]]), bValues: [0, 1e-40])
        #expect(twins.map.voxels == [0])
        #expect(twins.unfittedVoxels == 1)
    }

    @Test(arguments: [-1, 10_001, Double.nan, .infinity]) func `an impossible b-value is refused`(_ value: Double) {
        #expect(throws: ImagingError.self) { try BValue(value) }
    }

    @Test func `more than 32 b-values are refused and repeated ones are not`() throws {
        let image = try images([[100]])[0]
        let many = try (0...32).map { DiffusionImage(try BValue(Double($0) * 10), image) }
        #expect(throws: ImagingError.self) { try ApparentDiffusion(many) }
        let twice = try ApparentDiffusion(Array(many.dropLast() + many.dropLast()))
        #expect(twice.nonPositiveVoxels + twice.unfittedVoxels <= 1)
    }

    @Test func `impossible settings are refused`() {
        #expect(throws: ImagingError.self) { try DiffusionFit(method: .weightedLogLinear(reweightings: 0)) }
        #expect(throws: ImagingError.self) { try DiffusionFit(method: .logLinear, noiseFloor: -1) }
        #expect(throws: ImagingError.self) { try DiffusionFit(method: .logLinear, upperLimit: .nan) }
    }
}
