/// Bringing the intensities of a whole image to mean 0 and deviation 1 (`imageoperations.normalizeImage`).
struct Normalization: Sendable {
    private let scale: Double
    private let outliers: Double?

    init(_ settings: PyRadiomicsSettings) {
        scale = settings.normalizeScale
        outliers = settings.removeOutliers
    }

    /// An image of one intensity has no deviation and is refused.
    func apply(to image: ProfileImage) throws(PyRadiomicsError) -> ProfileImage {
        let count = Double(image.voxels.count)
        var sum = 0.0
        for voxel in image.voxels { sum += voxel }
        let mean = sum / count
        var squares = 0.0
        for voxel in image.voxels { squares += (voxel - mean) * (voxel - mean) }
        let deviation = (squares / (count - 1)).squareRoot()
        guard deviation.isFinite else { throw .notFinite("the image, which is to be normalized") }
        guard deviation > 0 else { throw .notFinite("the normalized image: all its intensities are equal") }
        let factor = 1 / deviation
        let voxels = image.voxels.map { voxel in
            var normal = (voxel - mean) * factor
            if let outliers { normal = min(max(normal, -outliers), outliers) }
            return normal * scale
        }
        return image.with(voxels, precision: .double)
    }
}
