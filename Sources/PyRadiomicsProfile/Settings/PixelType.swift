/// How the numbers of an image file are stored, which decides how PyRadiomics computes with them.
///
/// SimpleITK keeps the type of a file: whole numbers stay whole when such an image is resampled, and `float` images are
/// filtered in single precision.
public enum PixelType: String, Sendable, Hashable, CaseIterable {
    /// Any type of whole numbers.
    case integer

    /// Single precision.
    case float

    /// The type that voxels look like: integer if all of them are whole numbers.
    init(guessedFrom voxels: [Float]) {
        self = voxels.allSatisfy { $0 == $0.rounded(.towardZero) } ? .integer : .float
    }
}
