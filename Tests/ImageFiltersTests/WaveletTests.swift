import Imaging
import Testing

@testable import ImageFilters

@Suite struct WaveletTests {
    /// Convolved with `(1, 1) / sqrt 2` and `(-1, 1) / sqrt 2` around the second tap, as the IBSI maps show.
    @Test func `Haar's bands of a row are sums and differences of neighbors`() throws {
        let grid = try VoxelGrid(size: Size3(x: 4, y: 1, z: 1), spacing: [1, 1, 1])
        let image = try Volume<Raw>(grid: grid, voxels: [1, 2, 4, 8])
        // Along y and z the periodic image is constant: each low pass is a factor of sqrt 2.
        let low = try response("LLL", image)
        let high = try response("HLL", image)
        let root = Float(2).squareRoot()
        for (found, expected) in zip(low, [3, 6, 12, 9] as [Float]) {
            #expect((found - root * expected).magnitude < 1e-5)
        }
        for (found, expected) in zip(high, [-1, -2, -4, 7] as [Float]) {
            #expect((found - root * expected).magnitude < 1e-5)
        }
        for band in ["LHL", "LLH", "HHH"] { #expect(try response(band, image).allSatisfy { $0.magnitude < 1e-6 }) }
    }

    private func response(_ band: String, _ image: Volume<Raw>) throws -> [Float] {
        let subband = try #require(WaveletSubband(band))
        return try ImageFilter(.wavelet(.haar, level: 1, subband: subband), boundary: .periodic).response(to: image)
            .voxels
    }

    @Test(arguments: Wavelet.allCases) func `scaling filters are orthonormal and sum to the root of 2`(wavelet: Wavelet)
    {
        let filter = wavelet.scalingFilter
        #expect((filter.reduce(0, +) - 2.squareRoot()).magnitude < 1e-14)
        for shift in stride(from: 0, to: filter.count, by: 2) {
            let product = zip(filter, filter.dropFirst(shift)).reduce(0) { $0 + $1.0 * $1.1 }
            #expect((product - (shift == 0 ? 1 : 0)).magnitude < 1e-14)
        }
    }

    /// What makes a Daubechies filter of length 2 p one, and a coiflet of length 6 p one with 2 p moments.
    @Test(arguments: Wavelet.allCases) func `high passes have their vanishing moments`(wavelet: Wavelet) {
        let filter = wavelet.highPass
        let moments = wavelet.rawValue.hasPrefix("coif") ? filter.count / 3 : filter.count / 2
        for power in 0..<moments {
            var (sum, size) = (0.0, 0.0)
            for (index, weight) in filter.enumerated() {
                var term = weight
                for _ in 0..<power { term *= (Double(index) - Double(filter.count) / 2) / Double(filter.count) }
                sum += term
                size += term.magnitude
            }
            #expect(sum.magnitude < 1e-11 * max(size, 1), "moment \(power)")
        }
    }

    @Test func `the mean over rotations is that of all 24 turned filters`() throws {
        let image = try FilterSamples.noise()
        for (level, letters) in [(1, "LLH"), (1, "LHH"), (2, "HHH"), (2, "LHL")] {
            let subband = try #require(WaveletSubband(letters))
            let filter = ImageFilter(.wavelet(.db3, level: level, subband: subband), pooling: .average)
            let chains = try #require(filter.separable).chains
            var sums = [Double](repeating: 0, count: image.voxels.count)
            for rotation in RightAngleRotation.all(axisCount: 3) {
                var voxels = image.voxels
                for (axis, chain) in chains.enumerated() {
                    AxisStep(
                        axis: rotation.axes[axis],
                        kernels: rotation.isMirrored[axis] ? chain.map(\.mirrored) : chain
                    ).apply(to: &voxels, size: image.grid.size, boundary: .mirror)
                }
                for index in sums.indices { sums[index] += Double(voxels[index]) / 24 }
            }
            for (found, expected) in zip(try filter.response(to: image).voxels, sums) {
                #expect((Double(found) - expected).magnitude < 1e-3)
            }
        }
    }

    @Test func `there are 4 rotations of a slice and 24 of a volume`() {
        #expect(Set(RightAngleRotation.all(axisCount: 2)).count == 4)
        #expect(Set(RightAngleRotation.all(axisCount: 3)).count == 24)
    }
}
