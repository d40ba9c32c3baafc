import Imaging

/// The images of one type, one after the other: only one of them has to be in memory.
struct ImageFilter: Sendable {
    let type: PyRadiomicsImageType
    let settings: PyRadiomicsSettings

    /// Calls `body` for each image, in PyRadiomics' order; returns warnings about images that cannot be made.
    func forEachImage(of image: ProfileImage, _ body: (FilteredImage) -> Void) -> [String] {
        switch type {
        case .original: body(FilteredImage(name: "original", image: image))
        case .log(let sigmas): return forEachLaplacian(of: image, sigmas, body)
        case .wavelet(let wavelet, let startLevel, let level):
            StationaryWavelet(wavelet, axes: settings.movingAxes, startLevel: startLevel, level: level)
                .forEachImage(of: image, body)
        case .square: body(FilteredImage(name: "square", image: PointwiseFilter.square(image)))
        case .squareRoot: body(FilteredImage(name: "squareroot", image: PointwiseFilter.squareRoot(image)))
        case .logarithm: body(FilteredImage(name: "logarithm", image: PointwiseFilter.logarithm(image)))
        case .exponential: body(FilteredImage(name: "exponential", image: PointwiseFilter.exponential(image)))
        case .gradient(let usesSpacing):
            let filter = GradientMagnitude(usesSpacing: usesSpacing)
            body(FilteredImage(name: "gradient", image: filter.apply(to: image)))
        }
        return []
    }

    private func forEachLaplacian(
        of image: ProfileImage,
        _ sigmas: [Double],
        _ body: (FilteredImage) -> Void
    ) -> [String] {
        let size = (0..<3).map { image.grid.size[$0] }
        guard size.allSatisfy({ $0 >= 4 }) else {
            return ["the image is too small for a Laplacian of Gaussian, which needs 4 voxels along each axis"]
        }
        var warnings: [String] = []
        for sigma in sigmas {
            let fits = (0..<3).allSatisfy { axis in
                Double(size[axis]) >= (sigma / image.grid.spacing[axis]).rounded(.up) + 1
            }
            guard fits else {
                warnings.append("the image is too small for a Laplacian of Gaussian of sigma \(sigma) mm")
                continue
            }
            let filtered = LaplacianOfGaussian(sigma: sigma).apply(to: image)
            body(FilteredImage(name: PyRadiomicsImageType.laplacianName(sigma: sigma), image: filtered))
        }
        return warnings
    }
}
