internal import Imaging

/// The magnitude of the gradient from central differences; ITK's `GradientMagnitudeImageFilter` with the nearest boundary.
struct GradientMagnitude {
    /// The differences along each axis.
    let kernels: [LineKernel]

    let boundary: FilterBoundary

    init(spacing: SIMD3<Double>, perMillimeter: Bool, extent: FilterExtent, boundary: FilterBoundary) {
        kernels = (0..<extent.axisCount).map { axis in
            let weight = 0.5 / (perMillimeter ? spacing[axis] : 1)
            return LineKernel(weights: [-weight, weight], first: -1, step: 2)
        }
        self.boundary = boundary
    }

    /// The response at every voxel.
    func response(_ voxels: [Float], size: Size3) -> [Float] {
        var squares = [Float](repeating: 0, count: voxels.count)
        for (axis, kernel) in kernels.enumerated() {
            var slope = voxels
            LinePass(kernel: kernel, axis: axis).apply(to: &slope, size: size, boundary: boundary)
            let slopes = slope.span
            var sums = squares.mutableSpan
            for index in slopes.indices { sums[index] += slopes[index] * slopes[index] }
        }
        return squares.map { $0.squareRoot() }
    }
}
