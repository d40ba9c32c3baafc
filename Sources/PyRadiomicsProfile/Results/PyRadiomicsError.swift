public import Imaging

/// Why no features can be extracted.
public enum PyRadiomicsError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A setting is out of range.
    case badSetting(field: String, value: String, expected: String)

    /// Image and mask are not on the same grid.
    case gridMismatch(GridMismatch)

    /// The mask has no voxel.
    case emptyMask

    /// The region has too few voxels, or too few dimensions.
    case tooSmall(String)

    /// The image would not fit the memory that is set aside for one.
    case tooLarge(voxels: Int, limit: Int)

    /// The image holds NaN or infinity where it must not.
    case notFinite(String)

    /// The geometry does not allow resampling.
    case geometry(ImagingError)

    /// One sentence; holds no voxel value and no path.
    public var description: String {
        switch self {
        case .badSetting(let field, let value, let expected): "the setting \(field) is \(value); expected \(expected)"
        case .gridMismatch(let mismatch):
            "image and mask are not on the same grid: \(mismatch); draw or resample the mask on this image"
        case .emptyMask: "the mask has no voxel; segment the lesion or leave it out"
        case .tooSmall(let reason): "the region is too small: \(reason)"
        case .tooLarge(let voxels, let limit):
            "the resampled image has \(voxels) voxels, more than \(limit); use a coarser spacing"
        case .notFinite(let place): "there are voxels that are NaN or infinite in \(place)"
        case .geometry(let error): "the geometry of the image cannot be used: \(error)"
        }
    }
}
