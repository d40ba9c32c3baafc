/// A standard scale of intensities, to which images are mapped piece by piece between landmarks.
///
/// L. G. Nyul and J. K. Udupa, Magn Reson Med 1999;42:1072-1081; Nyul, Udupa and Zhang, IEEE Trans Med Imaging
/// 2000;19:143-150, doi 10.1109/42.836373. Pieces are straight; beyond the first and the last landmark the first and the
/// last piece go on. Results are not rounded to whole numbers, as they are in the papers.
public struct LandmarkScale: Sendable, Hashable {
    /// The landmarks of the scale; their two lists of numbers are all that needs storing.
    public let standard: IntensityLandmarks

    /// Takes a scale that was trained before.
    public init(_ standard: IntensityLandmarks) {
        self.standard = standard
    }

    /// Trains a scale: each image's first and last landmark are moved to the ends of a range, and the landmarks averaged.
    ///
    /// The averages do not depend on the images' contrast, but to the last bit on their order.
    public init(
        training images: [IntensityLandmarks],
        range: ClosedRange<Double> = 0...100
    ) throws(ImagingError) {
        guard let percentiles = images.first?.percentiles, images.allSatisfy({ $0.percentiles == percentiles }) else {
            throw .badSetting(
                field: "training images",
                value: images.isEmpty ? "none" : "landmarks at different percentiles",
                expected: "one image or more, all with the same percentiles"
            )
        }
        guard range.lowerBound < range.upperBound, (range.upperBound - range.lowerBound).isFinite else {
            throw .badSetting(field: "range of the scale", value: "\(range)", expected: "two different finite numbers")
        }
        var sums = [Double](repeating: 0, count: percentiles.values.count)
        for image in images {
            let first = image.intensities[0]
            let factor = (range.upperBound - range.lowerBound) / (image.intensities[sums.count - 1] - first)
            for index in sums.indices { sums[index] += range.lowerBound + (image.intensities[index] - first) * factor }
        }
        let means = sums.map { $0 / Double(images.count) }
        standard = try IntensityLandmarks(percentiles: percentiles, intensities: means)
    }

    /// Maps an image with known landmarks, at the percentiles of this scale, to the scale.
    func normalised<Stage>(
        _ volume: Volume<Stage>,
        from landmarks: IntensityLandmarks
    ) throws(ImagingError) -> Volume<Stage> {
        let starts = landmarks.intensities
        let targets = standard.intensities
        let slopes = (1..<starts.count).map { (next: Int) -> Double in
            let rise = targets[next] - targets[next - 1]
            return rise / (starts[next] - starts[next - 1])
        }
        let voxels = volume.voxels.map { voxel in
            let value = Double(voxel)
            var piece = 0
            while piece < slopes.count - 1, value >= starts[piece + 1] { piece += 1 }
            return Float(targets[piece] + (value - starts[piece]) * slopes[piece])
        }
        return try Volume(grid: volume.grid, voxels: voxels)
    }
}
