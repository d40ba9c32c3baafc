import Kernels

/// The apparent diffusion coefficient (ADC) from images at several b-values.
///
/// Log-linear least squares of `ln S = ln S0 - b ADC` in every voxel, all b-values with equal weight. The unit is
/// mm^2/s times 1e-6 for b in s/mm^2, so that liver tissue has values around 1000.
public struct ApparentDiffusion: Sendable {
    /// The fitted map; 0 where no fit was possible.
    public let map: Volume<Raw>

    /// Voxels with a signal that is not positive, where no logarithm exists.
    public let unfittedVoxels: Int

    /// Voxels where the fit gave a coefficient below zero, which is kept as 0.
    public let negativeVoxels: Int

    /// Fits images that share a grid, one for each b-value in s/mm^2.
    public init(images: [Volume<Raw>], bValues: [Double]) throws(ImagingError) {
        guard images.count == bValues.count, let first = images.first else { throw .unpairedBValues }
        guard Set(bValues).count >= 2 else { throw .tooFewBValues(found: Set(bValues).count) }
        for image in images.dropFirst() {
            if let mismatch = first.grid.mismatch(with: image.grid) { throw .gridMismatch(mismatch) }
        }
        let slopeWeights = Self.slopeWeights(bValues)
        var voxels = [Float](repeating: 0, count: first.voxels.count)
        var unfitted = 0
        var negative = 0
        for index in voxels.indices {
            var slope = 0.0
            var isFitted = true
            for (image, weight) in zip(images, slopeWeights) {
                let signal = Double(image.voxels[index])
                guard signal > 0, signal.isFinite else {
                    isFitted = false
                    break
                }
                slope += weight * Elementary.log(signal)
            }
            if !isFitted {
                unfitted += 1
            } else if slope > 0 {
                negative += 1
            } else {
                voxels[index] = Float(-slope * 1e6)
            }
        }
        map = try Volume(grid: first.grid, voxels: voxels)
        unfittedVoxels = unfitted
        negativeVoxels = negative
    }

    /// The slope of a least-squares line is a weighted sum of the ordinates; these are the weights.
    private static func slopeWeights(_ bValues: [Double]) -> [Double] {
        let mean = bValues.reduce(0, +) / Double(bValues.count)
        let square = bValues.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return bValues.map { ($0 - mean) / square }
    }
}
