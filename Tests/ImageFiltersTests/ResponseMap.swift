import ImageFilters

/// A response map that IBSI 2 publishes for a digital phantom, and the filter that gives it.
struct ResponseMap: Sendable, CustomStringConvertible {
    let id: String
    let phantom: String
    let filter: ImageFilter

    init(_ id: String, _ phantom: String, _ filter: ImageFilter) {
        self.id = id
        self.phantom = phantom
        self.filter = filter
    }

    var description: String { "\(id) \(filter.name) of \(phantom)" }

    /// All that are published, with the parameters of the reference manual (arXiv 2006.05470, phase 1).
    static let all: [ResponseMap] = means + laplacians + laws + gabor + wavelets + frequencies

    private static let means: [ResponseMap] = [
        ResponseMap("1_a_1", "checkerboard", ImageFilter(.mean(support: 15), boundary: .zero)),
        ResponseMap("1_a_2", "checkerboard", ImageFilter(.mean(support: 15), boundary: .nearest)),
        ResponseMap("1_a_3", "checkerboard", ImageFilter(.mean(support: 15), boundary: .periodic)),
        ResponseMap("1_a_4", "checkerboard", ImageFilter(.mean(support: 15), boundary: .mirror)),
        ResponseMap("1_b_1", "impulse", ImageFilter(.mean(support: 15), extent: .slice, boundary: .zero)),
    ]

    private static let laplacians: [ResponseMap] = [
        ResponseMap("2_a", "impulse", ImageFilter(laplacian(3), boundary: .zero)),
        ResponseMap("2_b", "checkerboard", ImageFilter(laplacian(5))),
        ResponseMap("2_c", "checkerboard", ImageFilter(laplacian(5), extent: .slice)),
    ]

    private static func laplacian(_ sigma: Double) -> FilterKernel {
        .laplacianOfGaussian(sigma: sigma, truncation: 4)
    }

    private static let laws: [ResponseMap] =
        laws("3_a", "impulse", [.edge5, .level5, .spot5], .volume, .zero)
        + laws("3_b", "checkerboard", [.edge3, .wave5, .ripple5], .volume, .mirror)
        + laws("3_c", "checkerboard", [.level5, .spot5], .slice, .mirror)

    /// As it is, pooled, and the energy of the pooled one.
    private static func laws(
        _ id: String,
        _ phantom: String,
        _ kernels: [LawsKernel],
        _ extent: FilterExtent,
        _ boundary: FilterBoundary
    ) -> [ResponseMap] {
        let variants: [(energy: Int?, pooling: RotationPooling?)] = [(nil, nil), (nil, .maximum), (7, .maximum)]
        return variants.enumerated().map { index, variant in
            let kernel = FilterKernel.laws(kernels, energyDistance: variant.energy)
            let filter = ImageFilter(kernel, extent: extent, boundary: boundary, pooling: variant.pooling)
            return ResponseMap("\(id)_\(index + 1)", phantom, filter)
        }
    }

    private static let gabor: [ResponseMap] = [
        ResponseMap(
            "4_a_1",
            "impulse",
            ImageFilter(gabor(10, 4, 0.5, .single(degrees: 60)), extent: .slice, boundary: .zero)
        ),
        ResponseMap(
            "4_a_2",
            "impulse",
            ImageFilter(gabor(10, 4, 0.5, .every(degrees: 45)), boundary: .zero, pooling: .average)
        ),
        ResponseMap("4_b_1", "sphere", ImageFilter(gabor(20, 8, 2.5, .single(degrees: 225)), extent: .slice)),
        ResponseMap("4_b_2", "sphere", ImageFilter(gabor(20, 8, 2.5, .every(degrees: 22.5)), pooling: .average)),
    ]

    private static func gabor(
        _ sigma: Double,
        _ wavelength: Double,
        _ aspectRatio: Double,
        _ orientations: GaborOrientations
    ) -> FilterKernel {
        .gabor(sigma: sigma, wavelength: wavelength, aspectRatio: aspectRatio, orientations: orientations)
    }

    private static let wavelets: [ResponseMap] = [
        ResponseMap("5_a_1", "impulse", ImageFilter(wavelet(.db2, 1, [false, true, false]), boundary: .zero)),
        ResponseMap(
            "5_a_2",
            "impulse",
            ImageFilter(wavelet(.db2, 1, [false, true, false]), boundary: .zero, pooling: .average)
        ),
        ResponseMap("6_a_1", "sphere", ImageFilter(wavelet(.coif1, 1, [true, true, false]), boundary: .periodic)),
        ResponseMap(
            "6_a_2",
            "sphere",
            ImageFilter(wavelet(.coif1, 1, [true, true, false]), boundary: .periodic, pooling: .average)
        ),
        ResponseMap(
            "7_a_1",
            "checkerboard",
            ImageFilter(wavelet(.haar, 2, [false, false, false]), pooling: .average)
        ),
        ResponseMap("7_a_2", "checkerboard", ImageFilter(wavelet(.haar, 2, [true, true, true]), pooling: .average)),
    ]

    private static func wavelet(_ wavelet: Wavelet, _ level: Int, _ isHigh: [Bool]) -> FilterKernel {
        .wavelet(wavelet, level: level, subband: WaveletSubband(isHigh: isHigh))
    }

    private static let frequencies: [ResponseMap] =
        (1...3).map {
            ResponseMap("8_a_\($0)", "checkerboard", ImageFilter(.simoncelli(level: $0), boundary: .periodic))
        } + [
            ResponseMap("9_a", "impulse", ImageFilter(riesz([1, 0, 0]), boundary: .zero)),
            ResponseMap("9_b_1", "sphere", ImageFilter(riesz([0, 2, 0]), boundary: .zero)),
            ResponseMap(
                "10_b_1",
                "pattern_1",
                ImageFilter(.rieszSimoncelli(order: [0, 2, 0], level: 1), boundary: .nearest)
            ),
        ]

    private static func riesz(_ order: [Int]) -> FilterKernel {
        .rieszLaplacianOfGaussian(order: order, sigma: 3, truncation: 4)
    }
}
