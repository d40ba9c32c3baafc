import Imaging

/// A mask as it is used: on its image's grid, where it was read from DICOM.
struct LocalMask: Sendable {
    let mask: Mask

    /// What a person should know of how it was read.
    var warnings: [String] = []
}
