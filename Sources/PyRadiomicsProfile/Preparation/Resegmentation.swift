import Imaging

/// Leaving voxels out of a mask by their intensity (`imageoperations.resegmentMask`).
struct Resegmentation: Sendable {
    private let bounds: [Double]
    private let mode: PyRadiomicsSettings.ResegmentMode

    init(_ range: [Double], mode: PyRadiomicsSettings.ResegmentMode) {
        bounds = range.sorted()
        self.mode = mode
    }

    func apply(to mask: Mask, _ image: ProfileImage) throws(PyRadiomicsError) -> Mask {
        let inside = zip(image.voxels, mask.isInside).filter { $0.1 == 1 }.map(\.0)
        let limits = thresholds(inside).map { Self.rounded($0, image.precision) }
        var isInside = mask.isInside
        for index in isInside.indices where isInside[index] == 1 {
            let voxel = image.voxels[index]
            let stays = voxel >= limits[0] && (limits.count < 2 || voxel <= limits[1])
            isInside[index] = stays ? 1 : 0
        }
        do {
            let result = try Mask(grid: mask.grid, isInside: isInside)
            guard result.voxelCount > 1 else {
                throw PyRadiomicsError.tooSmall("re-segmentation left \(result.voxelCount) voxels")
            }
            return result
        } catch let error as PyRadiomicsError {
            throw error
        } catch {
            throw .emptyMask
        }
    }

    private func thresholds(_ inside: [Double]) -> [Double] {
        switch mode {
        case .absolute: return bounds
        case .relative:
            let maximum = inside.max() ?? 0
            return bounds.map { maximum * $0 }
        case .sigma:
            let statistics = Moments(inside)
            return bounds.map { statistics.mean + statistics.variance.squareRoot() * $0 }
        }
    }

    /// NumPy compares a single precision image in single precision.
    private static func rounded(_ limit: Double, _ precision: ProfileImage.Precision) -> Double {
        precision == .single ? Double(Float(limit)) : limit
    }
}
