internal import Kernels

extension IntensityTransform {
    /// The function of each intensity.
    ///
    /// In an image of zeros every response is 0, that of the exponential 1. Only finite intensities count for the range.
    func response(_ voxels: [Float]) -> [Float] {
        var greatest = 0.0
        for voxel in voxels where voxel.isFinite { greatest = max(greatest, Double(voxel.magnitude)) }
        guard greatest > 0 else { return voxels.map { self == .exponential ? $0 + 1 : $0 } }
        switch self {
        case .square: return voxels.map { Float(Double($0) * Double($0) / greatest) }
        case .squareRoot:
            return voxels.map { Self.signed((Double($0).magnitude * greatest).squareRoot(), as: $0) }
        case .logarithm:
            let factor = greatest / Elementary.log1p(greatest)
            return voxels.map { Self.signed(factor * Elementary.log1p(Double($0).magnitude), as: $0) }
        case .exponential:
            let factor = Elementary.log(greatest) / greatest
            return voxels.map { Float(Elementary.exp(factor * Double($0))) }
        }
    }

    private static func signed(_ magnitude: Double, as intensity: Float) -> Float {
        Float(intensity < 0 ? -magnitude : magnitude)
    }
}
