import ImageFilters
import Imaging
import Testing

/// The image types of PyRadiomics 3 that are functions of an intensity, and its gradient.
@Suite struct PointwiseFilterTests {
    @Test func `responses are those of PyRadiomics`() throws {
        let cases: [(FilterKernel, [Double])] = [
            (.intensity(.square), PyRadiomicsVectors.square),
            (.intensity(.squareRoot), PyRadiomicsVectors.squareRoot),
            (.intensity(.logarithm), PyRadiomicsVectors.logarithm),
            (.intensity(.exponential), PyRadiomicsVectors.exponential),
            (.gradientMagnitude(perMillimeter: true), PyRadiomicsVectors.gradient),
            (.gradientMagnitude(perMillimeter: false), PyRadiomicsVectors.gradientPerVoxel),
        ]
        for (kernel, expected) in cases {
            let filter = ImageFilter(kernel, boundary: .nearest)
            let response = try filter.response(to: image())
            #expect(response.voxels.count == expected.count)
            for (found, value) in zip(response.voxels, expected) {
                #expect((Double(found) - value).magnitude <= 1e-6 * max(1, value.magnitude), "\(filter.name)")
            }
        }
    }

    @Test func `an image of zeros has responses`() throws {
        let image = try Volume<Raw>(grid: image().grid, voxels: [Float](repeating: 0, count: 36))
        for transform in IntensityTransform.allCases {
            let response = try ImageFilter(.intensity(transform)).response(to: image)
            #expect(response.voxels.allSatisfy { $0 == (transform == .exponential ? 1 : 0) }, "\(transform)")
        }
    }

    /// The image of `Vectors/pyradiomics.py`.
    private func image() throws -> Volume<Raw> {
        let grid = try VoxelGrid(size: Size3(x: 4, y: 3, z: 3), spacing: [0.8, 1.25, 2.5])
        var voxels: [Float] = []
        for z in 0..<3 {
            for y in 0..<3 {
                for x in 0..<4 { voxels.append(Float((7 * x + 13 * y + 29 * z) % 23 - 9) * 12.5) }
            }
        }
        return try Volume(grid: grid, voxels: voxels)
    }
}
