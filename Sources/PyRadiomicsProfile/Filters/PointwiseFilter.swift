import Kernels

/// Functions of single intensities, scaled to the range of the original image (`imageoperations.getSquareImage` and so on).
///
/// An image of zeros gives NaN, whose features are then undefined.
enum PointwiseFilter {
    static func square(_ image: ProfileImage) -> ProfileImage {
        let coefficient = 1 / maximum(image.voxels).squareRoot()
        return image.with(
            image.voxels.map { (coefficient * $0) * (coefficient * $0) },
            precision: .double
        )
    }

    static func squareRoot(_ image: ProfileImage) -> ProfileImage {
        let coefficient = maximum(image.voxels)
        return image.with(
            image.voxels.map { $0 < 0 ? -(-$0 * coefficient).squareRoot() : ($0 * coefficient).squareRoot() },
            precision: .double
        )
    }

    static func logarithm(_ image: ProfileImage) -> ProfileImage {
        let logarithms = image.voxels.map {
            $0 < 0 ? -Elementary.log(-($0 - 1)) : $0 > 0 ? Elementary.log($0 + 1) : $0
        }
        let factor = maximum(image.voxels) / maximum(logarithms)
        return image.with(logarithms.map { $0 * factor }, precision: .double)
    }

    static func exponential(_ image: ProfileImage) -> ProfileImage {
        let largest = maximum(image.voxels)
        let coefficient = Elementary.log(largest) / largest
        return image.with(image.voxels.map { Elementary.exp(coefficient * $0) }, precision: .double)
    }

    private static func maximum(_ voxels: [Double]) -> Double {
        var maximum = 0.0
        for voxel in voxels { maximum = max(maximum, voxel.magnitude) }
        return maximum
    }
}
