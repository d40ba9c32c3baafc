import DICOM
import Foundation

/// What stands in the folders of images: what sorting needs of each file, and no file's content.
struct ScannedFolder: Sendable {
    /// All files; the others speak of them by their numbers.
    let files: [URL]

    /// The headers of images and of outlines.
    var instances: [Instance] = []

    /// Files that may hold masks without a header: NIfTI and NRRD.
    var labelImages: [Int] = []

    /// DICOM files that could not be read, and why.
    var refused: [(file: Int, reason: String)] = []

    /// Files that are no images and no outlines, and what they are.
    var others: [(file: Int, reason: String)] = []

    /// The folders as they were listed.
    let listing: FolderListing

    init(_ listing: FolderListing) {
        self.listing = listing
        files = listing.files
    }

    /// How many of the things that were not looked into are of a kind.
    func count(_ obstacle: FolderListing.Obstacle) -> Int { listing.obstacles.count { $0.obstacle == obstacle } }

    /// How many DICOM files in each folder could not be read: each may have been a slice of an image beside it.
    var refusedByFolder: [String: Int] {
        Dictionary(refused.map { (files[$0.file].deletingLastPathComponent().path, 1) }, uniquingKeysWith: +)
    }
}
