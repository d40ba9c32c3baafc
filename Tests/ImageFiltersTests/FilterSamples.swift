import ImageFilters
import Imaging

/// Small images and one filter of each kind.
enum FilterSamples {
    /// Reproducible noise.
    static func noise(
        _ size: Size3 = Size3(x: 19, y: 14, z: 11),
        seed: UInt64 = 1,
        spacing: SIMD3<Double> = [1, 1.5, 2]
    ) throws -> Volume<Raw> {
        var state = seed
        let voxels = (0..<size.count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Float(state >> 40) / 16_384 - 512
        }
        return try Volume(grid: VoxelGrid(size: size, spacing: spacing), voxels: voxels)
    }

    static func constant(_ value: Float, _ size: Size3 = Size3(x: 19, y: 14, z: 11)) throws -> Volume<Raw> {
        let grid = try VoxelGrid(size: size, spacing: [1, 1.5, 2])
        return try Volume(grid: grid, voxels: [Float](repeating: value, count: size.count))
    }

    /// Filters whose responses are weighted sums of intensities.
    static let linear: [ImageFilter] = FilterExtent.allCases.flatMap { extent in
        FilterBoundary.allCases.flatMap { boundary in
            linearKernels(extent).map { ImageFilter($0, extent: extent, boundary: boundary) }
                + subbands(extent).map {
                    ImageFilter($0, extent: extent, boundary: boundary, pooling: .average)
                }
        }
    }

    /// Filters that are not.
    static let nonlinear: [ImageFilter] = FilterExtent.allCases.flatMap { extent in
        let gabor = FilterKernel.gabor(
            sigma: 1.5,
            wavelength: 3,
            aspectRatio: 1.2,
            orientations: .every(degrees: 45)
        )
        let laws: [LawsKernel] = extent == .slice ? [.edge5, .ripple5] : [.edge5, .ripple5, .level3]
        return [
            ImageFilter(gabor, extent: extent, pooling: .maximum),
            ImageFilter(.laws(laws, energyDistance: 2), extent: extent, pooling: .maximum),
            ImageFilter(subbands(extent)[1], extent: extent, pooling: .maximum),
            ImageFilter(.gradientMagnitude(perMillimeter: true), extent: extent),
            ImageFilter(.intensity(.logarithm), extent: extent),
        ]
    }

    private static func linearKernels(_ extent: FilterExtent) -> [FilterKernel] {
        let isFlat = extent == .slice
        let laws: [LawsKernel] = isFlat ? [.level5, .spot3] : [.level5, .spot3, .edge5]
        return [
            .mean(support: 3), .laplacianOfGaussian(sigma: 1.2, truncation: 3), .laws(laws, energyDistance: nil),
            .simoncelli(level: 1), .rieszSimoncelli(order: isFlat ? [1, 1] : [1, 1, 0], level: 2),
            .rieszLaplacianOfGaussian(order: isFlat ? [0, 1] : [0, 1, 0], sigma: 1, truncation: 4),
        ] + subbands(extent)
    }

    private static func subbands(_ extent: FilterExtent) -> [FilterKernel] {
        let isHigh = extent == .slice ? [false, true] : [false, true, true]
        return [1, 2].map { .wavelet(.db2, level: $0, subband: WaveletSubband(isHigh: isHigh)) }
    }
}
