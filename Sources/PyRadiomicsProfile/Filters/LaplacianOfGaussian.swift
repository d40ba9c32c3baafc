import Imaging

/// The Laplacian of an image after a Gaussian of width sigma in mm, times sigma squared, as ITK's recursive filters give it.
///
/// Every pass rounds to single precision, as the images between ITK's filters do. The image has at least four voxels
/// along each axis.
struct LaplacianOfGaussian: Sendable {
    private let sigma: Double

    init(sigma: Double) { self.sigma = sigma }

    func apply(to image: ProfileImage) -> ProfileImage {
        let spacing = image.grid.spacing
        let size = [image.grid.size.x, image.grid.size.y, image.grid.size.z]
        let source = image.voxels.map(Float.init)
        var sum = [Float](repeating: 0, count: source.count)
        for axis in 0..<3 {
            var part = source
            let second = RecursiveGaussian(sigma: sigma, spacing: spacing[axis], order: .secondDerivative)
            AxisLines(size: size, axis: axis).transform(&part) { second.apply(to: &$0) }
            for other in 0..<3 where other != axis {
                let smoothing = RecursiveGaussian(sigma: sigma, spacing: spacing[other], order: .smoothing)
                AxisLines(size: size, axis: other).transform(&part) { smoothing.apply(to: &$0) }
            }
            let scale = 1 / (spacing[axis] * spacing[axis])
            for index in sum.indices { sum[index] = Float(Double(sum[index]) + Double(part[index]) * scale) }
        }
        return image.with(sum.map(Double.init), precision: .single)
    }
}
