import DICOM
import Imaging

/// An image of this site with what its files say of it.
struct LocalImage: Sendable {
    let volume: Volume<Raw>

    /// Whether the files hold whole numbers by their type, without a scale.
    let holdsWholeNumbers: Bool

    /// What DICOM tells beside the voxels; `nil` for files that know nothing but a grid.
    let origin: ImageVolume?

    /// What the person should know before the image is used.
    var warnings: [String] = []
}
