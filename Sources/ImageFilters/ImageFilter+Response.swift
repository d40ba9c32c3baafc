public import Imaging

extension ImageFilter {
    /// The response map of an image, on its grid.
    public func response<Stage: Sendable>(to volume: Volume<Stage>) throws(ImageFilterError) -> Volume<Stage> {
        try check()
        try check(on: volume.grid)
        return Self.volume(volume, response(volume.voxels, grid: volume.grid))
    }

    private static func volume<Stage: Sendable>(_ volume: Volume<Stage>, _ voxels: [Float]) -> Volume<Stage> {
        guard let response = try? Volume<Stage>(grid: volume.grid, voxels: voxels) else {
            preconditionFailure("a response has a voxel for each voxel of the image")
        }
        return response
    }

    private func response(_ voxels: [Float], grid: VoxelGrid) -> [Float] {
        switch kernel {
        case .mean, .laws, .wavelet: return separableResponse(voxels, size: grid.size)
        case .laplacianOfGaussian(let sigma, let truncation): return laplacian(voxels, grid, sigma, truncation)
        case .gabor(let sigma, let wavelength, let aspectRatio, let orientations):
            let filter = GaborFilter(
                sigma: sigma,
                wavelength: wavelength,
                aspectRatio: aspectRatio,
                orientations: orientations,
                pooling: pooling,
                boundary: boundary
            )
            return extent == .slice ? filter.inSlices(voxels, grid: grid) : filter.inPlanes(voxels, grid: grid)
        case .simoncelli(let level): return inFrequencies(voxels, grid.size, level: level, order: nil)
        case .rieszLaplacianOfGaussian(let order, let sigma, let truncation):
            return inFrequencies(laplacian(voxels, grid, sigma, truncation), grid.size, level: nil, order: order)
        case .rieszSimoncelli(let order, let level):
            return inFrequencies(voxels, grid.size, level: level, order: order)
        case .intensity(let transform): return transform.response(voxels)
        case .gradientMagnitude(let perMillimeter):
            return GradientMagnitude(
                spacing: grid.spacing,
                perMillimeter: perMillimeter,
                extent: extent,
                boundary: boundary
            ).response(voxels, size: grid.size)
        }
    }

    private func laplacian(_ voxels: [Float], _ grid: VoxelGrid, _ sigma: Double, _ truncation: Double) -> [Float] {
        var response = voxels
        LaplacianOfGaussian(sigma: sigma, truncation: truncation, spacing: grid.spacing, extent: extent)
            .apply(to: &response, size: grid.size, boundary: boundary)
        return response
    }

    private func inFrequencies(_ voxels: [Float], _ size: Size3, level: Int?, order: [Int]?) -> [Float] {
        frequencyFilter(level: level, order: order).response(voxels, size: size)
    }

    func frequencyFilter(level: Int?, order: [Int]?) -> FrequencyFilter {
        FrequencyFilter(level: level, order: order, boundary: boundary, extent: extent)
    }

    private func separableResponse(_ voxels: [Float], size: Size3) -> [Float] {
        guard let separable else { return voxels }
        var response = voxels
        if let pooling {
            response = separable.pooled(voxels, size: size, boundary: boundary, pooling)
        } else {
            for step in separable.path { step.apply(to: &response, size: size, boundary: boundary) }
        }
        return energy(response, size: size)
    }

    /// The mean magnitude around each voxel, for those Laws filters that want it.
    private func energy(_ response: [Float], size: Size3) -> [Float] {
        guard case .laws(_, let distance?) = kernel else { return response }
        var energy = response.map(\.magnitude)
        let mean = ImageFilter(.mean(support: 2 * distance + 1), extent: extent, boundary: boundary)
        for step in mean.separable?.path ?? [] { step.apply(to: &energy, size: size, boundary: boundary) }
        return energy
    }
}

extension ImageFilter {
    /// Hands out the responses of several filters one at a time; those of separable filters share their passes.
    ///
    /// The bits are those of ``response(to:)``. Separable filters that are not pooled come first, in the order of their
    /// passes, then the others as listed. Nothing is handed out unless all filters can be applied.
    public static func responses<Stage: Sendable>(
        of filters: [ImageFilter],
        to volume: Volume<Stage>,
        each: (ImageFilter, Volume<Stage>) throws -> Void
    ) throws {
        for filter in filters {
            try filter.check()
            try filter.check(on: volume.grid)
        }
        for boundary in FilterBoundary.allCases {
            let shared = filters.filter { $0.boundary == boundary && $0.pooling == nil && $0.separable != nil }
            guard !shared.isEmpty else { continue }
            let tree = PassTree(shared.compactMap { $0.separable?.path })
            try tree.run(volume.voxels, size: volume.grid.size, boundary: boundary) { index, voxels in
                let filter = shared[index]
                try each(filter, Self.volume(volume, filter.energy(voxels, size: volume.grid.size)))
            }
        }
        for filter in filters where filter.pooling != nil || filter.separable == nil {
            try each(filter, Self.volume(volume, filter.response(volume.voxels, grid: volume.grid)))
        }
    }
}
