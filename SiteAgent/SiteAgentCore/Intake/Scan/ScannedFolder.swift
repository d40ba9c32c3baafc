import DICOM
import Foundation

/// What stands in a folder: what sorting needs of each file, and no file's content.
struct ScannedFolder: Sendable {
    /// All files; the others speak of them by their numbers.
    let files: [URL]

    /// The headers of images and of outlines.
    var instances: [Instance] = []

    /// Files that may hold masks without a header: NIfTI and NRRD.
    var labelImages: [Int] = []

    /// DICOM files that could not be read, and why.
    var refused: [(file: Int, reason: String)] = []

    /// How many files are no images.
    var others = 0

    /// How many folders could not be read.
    let unreadFolders: Int

    init(_ listing: FolderListing) {
        files = listing.files
        unreadFolders = listing.unreadFolders
    }
}
