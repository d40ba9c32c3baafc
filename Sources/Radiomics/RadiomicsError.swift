public import ImageFilters
public import Imaging

/// Why no features can be extracted from a lesion.
public enum RadiomicsError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A setting is out of range.
    case badSetting(field: String, value: String, expected: String)

    /// Image and mask are not on the same grid.
    case gridMismatch(GridMismatch)

    /// The mask has no voxel.
    case emptyMask

    /// No voxel is left after resampling or re-segmentation, or fewer than the study wants.
    case tooFewVoxels(found: Int, minimum: Int, stage: String)

    /// Voxels inside the mask are NaN or infinite.
    case notFinite(voxels: Int)

    /// The region would not fit the memory that is set aside for one.
    case tooLarge(voxels: Int, limit: Int)

    /// The bins are so narrow that there are more grey levels than can be counted.
    case tooManyGreyLevels(limit: Int)

    /// A filter cannot be applied.
    case filter(ImageFilterError)

    /// The geometry does not allow resampling.
    case geometry(ImagingError)

    /// One sentence with the field, what was found and what would be right.
    ///
    /// Holds no voxel value and no path.
    public var description: String {
        switch self {
        case .badSetting(let field, let value, let expected): "the \(field) is \(value); expected \(expected)"
        case .gridMismatch(let mismatch):
            "image and mask are not on the same grid: \(mismatch); draw or resample the mask on this image"
        case .emptyMask: "the mask has no voxel; segment the lesion or leave it out of the cohort table"
        case .tooFewVoxels(let found, let minimum, let stage):
            "the region has \(found) voxels \(stage); the study needs at least \(minimum)"
        case .notFinite(let voxels):
            "\(voxels) voxels of the region are NaN or infinite; repair the image or leave them out of the mask"
        case .tooLarge(let voxels, let limit):
            "the box around the mask has \(voxels) voxels, more than \(limit); use a coarser spacing"
        case .tooManyGreyLevels(let limit):
            "the bin size gives more than \(limit) grey levels; use wider bins or a fixed bin number"
        case .filter(let error): "\(error)"
        case .geometry(let error): "the geometry of the image cannot be used: \(error)"
        }
    }
}
