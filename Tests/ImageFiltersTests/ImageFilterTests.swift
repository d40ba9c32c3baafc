import ImageFilters
import Imaging
import Testing

@Suite struct ImageFilterTests {
    @Test func `a name tells the parameters and leaves out the usual ones`() throws {
        let band = try #require(WaveletSubband("LHL"))
        #expect(ImageFilter(.laplacianOfGaussian(sigma: 3, truncation: 4)).name == "log-sigma-3-mm")
        #expect(ImageFilter(.wavelet(.coif1, level: 1, subband: band)).name == "wavelet-coif1-level-1-LHL")
        #expect(
            ImageFilter(.laplacianOfGaussian(sigma: 1.5, truncation: 3), extent: .slice, boundary: .zero).name
                == "log-sigma-1.5-mm-truncation-3-2d-zero"
        )
    }

    @Test func `names of different filters differ`() {
        let filters = FilterSamples.linear + FilterSamples.nonlinear
        #expect(Set(filters.map(\.name)).count == Set(filters).count)
    }

    @Test func `parameters out of range are refused`() throws {
        let bad: [ImageFilter] = [
            ImageFilter(.mean(support: 4)), ImageFilter(.mean(support: -1)),
            ImageFilter(.laplacianOfGaussian(sigma: .nan, truncation: 4)),
            ImageFilter(.laplacianOfGaussian(sigma: 1, truncation: 0)),
            ImageFilter(.laws([.level3, .edge3], energyDistance: nil)),
            ImageFilter(.wavelet(.haar, level: 0, subband: WaveletSubband(isHigh: [true, true, true]))),
            ImageFilter(.wavelet(.haar, level: 1, subband: WaveletSubband(isHigh: [true]))),
            ImageFilter(.simoncelli(level: 99)), ImageFilter(.rieszSimoncelli(order: [0, 0, 0], level: 1)),
            ImageFilter(.mean(support: 3), pooling: .average),
            ImageFilter(gabor(.every(degrees: 45))), ImageFilter(gabor(.every(degrees: 7)), pooling: .average),
            ImageFilter(gabor(.single(degrees: 45)), pooling: .average),
        ]
        let image = try FilterSamples.constant(1)
        for filter in bad {
            #expect(throws: ImageFilterError.self, "\(filter)") { try filter.check() }
            #expect(throws: ImageFilterError.self, "\(filter)") { try filter.response(to: image) }
        }
        for filter in FilterSamples.linear + FilterSamples.nonlinear { try filter.check() }
    }

    @Test func `a filter that would look too far is refused`() throws {
        let image = try FilterSamples.noise(Size3(x: 3, y: 3, z: 3), spacing: [0.01, 1, 1])
        #expect(throws: ImageFilterError.tooWide(voxels: 4000)) {
            try ImageFilter(.laplacianOfGaussian(sigma: 10, truncation: 4)).response(to: image)
        }
    }

    @Test func `a filter that would need too much memory is refused`() throws {
        let image = try FilterSamples.noise(Size3(x: 300, y: 300, z: 3))
        let wave = FilterKernel.gabor(
            sigma: 60,
            wavelength: 2,
            aspectRatio: 1,
            orientations: .every(degrees: 1)
        )
        #expect(throws: ImageFilterError.tooLarge(points: 180 * 1020 * 780)) {
            _ = try ImageFilter(wave, extent: .slice, pooling: .average).response(to: image)
        }
        // A border is at most as wide as the image: the highest level of a small image is none too large.
        _ = try ImageFilter(.simoncelli(level: 8)).response(to: FilterSamples.noise())
    }

    @Test func `subbands are named by their passes`() {
        #expect(WaveletSubband.all(.slice).map(\.description) == ["LL", "LH", "HL", "HH"])
        #expect(WaveletSubband.all(.volume).count == 8)
        #expect(WaveletSubband("LHx") == nil)
        #expect(WaveletSubband("L") == nil)
        #expect(WaveletSubband.all(.volume).allSatisfy { WaveletSubband($0.description) == $0 })
    }

    private func gabor(_ orientations: GaborOrientations) -> FilterKernel {
        .gabor(sigma: 1, wavelength: 2, aspectRatio: 1, orientations: orientations)
    }
}
