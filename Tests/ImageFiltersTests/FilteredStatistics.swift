import ImageFilters

/// A filter of IBSI 2, phase 2: its number, and what it is in slices (A) and in the volume (B).
struct FilteredStatistics: Sendable {
    let number: Int

    /// `nil` is the image itself.
    let inSlices: ImageFilter?

    let inVolume: ImageFilter?

    /// The nine filters, with the parameters of the reference manual (arXiv 2006.05470, phase 2).
    ///
    /// The boundary is the mirror, except for the Simoncelli bands: a transform of the image itself, which is periodic, gives
    /// the published values. With a mirrored border two of 71 are missed: the quartile coefficient of dispersion of 8.A
    /// (-400, published -441 within 29) and the median of 9.B (0.287, published 0.233 within 0.046).
    static let all: [FilteredStatistics] = [
        FilteredStatistics(number: 1, inSlices: nil, inVolume: nil),
        FilteredStatistics(2, .mean(support: 5)),
        FilteredStatistics(3, .laplacianOfGaussian(sigma: 1.5, truncation: 4)),
        FilteredStatistics(
            4,
            .laws([.level5, .edge5], energyDistance: 7),
            .laws([.level5, .edge5, .edge5], energyDistance: 7),
            pooling: .maximum
        ),
        FilteredStatistics(5, gabor, pooling: .average),
        FilteredStatistics(6, wavelet(1, [false, true]), wavelet(1, [false, false, true]), pooling: .average),
        FilteredStatistics(7, wavelet(2, [true, true]), wavelet(2, [true, true, true]), pooling: .average),
        FilteredStatistics(8, .simoncelli(level: 1), boundary: .periodic),
        FilteredStatistics(9, .simoncelli(level: 2), boundary: .periodic),
    ]

    private init(number: Int, inSlices: ImageFilter?, inVolume: ImageFilter?) {
        self.number = number
        self.inSlices = inSlices
        self.inVolume = inVolume
    }

    private init(
        _ number: Int,
        _ inSlices: FilterKernel,
        _ inVolume: FilterKernel? = nil,
        boundary: FilterBoundary = .mirror,
        pooling: RotationPooling? = nil
    ) {
        self.number = number
        self.inSlices = ImageFilter(inSlices, extent: .slice, boundary: boundary, pooling: pooling)
        self.inVolume = ImageFilter(inVolume ?? inSlices, boundary: boundary, pooling: pooling)
    }

    private static let gabor = FilterKernel.gabor(
        sigma: 5,
        wavelength: 2,
        aspectRatio: 1.5,
        orientations: .every(degrees: 22.5)
    )

    private static func wavelet(_ level: Int, _ isHigh: [Bool]) -> FilterKernel {
        .wavelet(.db3, level: level, subband: WaveletSubband(isHigh: isHigh))
    }
}
