import ImageFilters
import Imaging
import Testing

@Suite struct FilterPropertyTests {
    @Test func `the mean of a constant image is the constant`() throws {
        for extent in FilterExtent.allCases {
            let filter = ImageFilter(.mean(support: 5), extent: extent)
            let response = try filter.response(to: FilterSamples.constant(100))
            #expect(response.voxels.allSatisfy { ($0 - 100).magnitude < 1e-4 })
        }
    }

    /// The Laplacian's kernel sums to nearly 0; a little of it is cut off.
    @Test func `filters without a mean see nothing in a constant image`() throws {
        let laws: [LawsKernel] = [.level5, .edge5, .spot5]
        let filters: [(ImageFilter, limit: Float)] = [
            (ImageFilter(.laws(laws, energyDistance: 2)), 1e-4),
            (ImageFilter(.wavelet(.coif5, level: 2, subband: WaveletSubband(isHigh: [true, false, false]))), 1e-4),
            (ImageFilter(.laplacianOfGaussian(sigma: 3, truncation: 6)), 1e-4),
            (ImageFilter(.laplacianOfGaussian(sigma: 3, truncation: 4)), 0.1),
            (ImageFilter(.gradientMagnitude(perMillimeter: true)), 0),
            (ImageFilter(.rieszLaplacianOfGaussian(order: [1, 0, 0], sigma: 2, truncation: 6)), 1e-3),
        ]
        for (filter, limit) in filters {
            let response = try filter.response(to: FilterSamples.constant(100))
            #expect(response.voxels.allSatisfy { $0.magnitude <= limit }, "\(filter.name)")
        }
    }

    @Test func `responses to a weighted sum are the weighted sum of the responses`() throws {
        let (one, other) = (try FilterSamples.noise(seed: 1), try FilterSamples.noise(seed: 2))
        let sum = try Volume<Raw>(grid: one.grid, voxels: zip(one.voxels, other.voxels).map { 2 * $0 - $1 })
        for filter in FilterSamples.linear {
            let parts = zip(try filter.response(to: one).voxels, try filter.response(to: other).voxels)
            for (found, (a, b)) in zip(try filter.response(to: sum).voxels, parts) {
                #expect((found - (2 * a - b)).magnitude < 0.01, "\(filter.name)")
            }
        }
    }

    @Test func `a part with its margin has the bits of the whole`() throws {
        let image = try FilterSamples.noise(Size3(x: 45, y: 41, z: 37), spacing: [1, 1, 1])
        let box = VoxelBox(x: 20...24, y: 19...21, z: 17...20)
        for filter in FilterSamples.linear + FilterSamples.nonlinear {
            guard let margin = filter.margin(spacing: image.grid.spacing) else { continue }
            let wide = box.widened(by: margin, within: image.grid.size)
            let part = try filter.response(to: image.cropped(to: wide))
            let inner = VoxelBox(
                x: box.x.lowerBound - wide.x.lowerBound...box.x.upperBound - wide.x.lowerBound,
                y: box.y.lowerBound - wide.y.lowerBound...box.y.upperBound - wide.y.lowerBound,
                z: box.z.lowerBound - wide.z.lowerBound...box.z.upperBound - wide.z.lowerBound
            )
            let found = try part.cropped(to: inner).voxels
            let expected = try filter.response(to: image).cropped(to: box).voxels
            if case .gabor = filter.kernel {
                #expect(zip(found, expected).allSatisfy { ($0 - $1).magnitude <= 1e-5 * $1.magnitude })
            } else {
                #expect(found == expected, "\(filter.name)")
            }
        }
    }

    @Test func `responses of several filters are those of each`() throws {
        let image = try FilterSamples.noise()
        let bands = WaveletSubband.all(.volume).flatMap { band in
            (1...3).map { ImageFilter(.wavelet(.coif1, level: $0, subband: band)) }
        }
        let filters = bands + FilterSamples.linear + FilterSamples.nonlinear
        var found: [ImageFilter: Int] = [:]
        try ImageFilter.responses(of: filters, to: image) { filter, response in
            found[filter, default: 0] += 1
            let alone = try filter.response(to: image)
            #expect(response.voxels == alone.voxels, "\(filter.name)")
        }
        #expect(found.count == Set(filters).count)
        #expect(found.values.reduce(0, +) == filters.count)
    }

    @Test func `an image of one voxel and one of one slice have responses`() throws {
        for size in [Size3(x: 1, y: 1, z: 1), Size3(x: 9, y: 7, z: 1), Size3(x: 1, y: 3, z: 8)] {
            let image = try FilterSamples.noise(size)
            for filter in FilterSamples.linear + FilterSamples.nonlinear {
                let response = try filter.response(to: image)
                #expect(response.voxels.allSatisfy { $0.isFinite }, "\(filter.name) of \(size)")
            }
        }
    }

    @Test func `what looks at an unknown intensity is unknown`() throws {
        var voxels = try FilterSamples.noise().voxels
        let grid = try FilterSamples.noise().grid
        voxels[grid.index(x: 9, y: 7, z: 5)] = .nan
        let image = try Volume<Raw>(grid: grid, voxels: voxels)
        for filter in FilterSamples.linear + FilterSamples.nonlinear {
            let response = try filter.response(to: image)
            #expect(response.voxels.contains { $0.isNaN }, "\(filter.name)")
            #expect(response.voxels.allSatisfy { $0.isNaN || $0.isFinite }, "\(filter.name)")
            guard filter.margin(spacing: grid.spacing).map({ $0.x < 9 }) ?? false else { continue }
            #expect(response.voxels[0].isFinite, "\(filter.name)")
        }
    }

    @Test func `slices do not see each other`() throws {
        let image = try FilterSamples.noise()
        let slice = VoxelBox(x: 0...18, y: 0...13, z: 4...4)
        for filter in FilterSamples.linear + FilterSamples.nonlinear where filter.extent == .slice {
            if case .intensity = filter.kernel { continue }
            let alone = try filter.response(to: image.cropped(to: slice)).voxels
            #expect(try alone == filter.response(to: image).cropped(to: slice).voxels, "\(filter.name)")
        }
    }
}
