import Foundation

/// The regular files below a folder, in the order of their paths.
///
/// Links to folders are not followed, so that no circle and no place outside is walked.
struct FolderListing: Sendable {
    /// More files than this are not taken on at once.
    static let limit = 2_000_000

    let files: [URL]

    init(_ folder: URL) throws {
        var isFolder: ObjCBool = false
        guard unsafe FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue,
            let walker = FileManager.default.enumerator(
                at: folder,
                includingPropertiesForKeys: [.isRegularFileKey],
                // Hidden files are litter of desktops, or what a pull has not finished.
                options: [.skipsHiddenFiles]
            )
        else {
            throw SiteError(
                .badInput,
                "The folder of images cannot be read.",
                remedy: "Check that it exists, is a folder, and may be read by this user."
            )
        }
        var files: [URL] = []
        for case let file as URL in walker {
            guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
            files.append(file)
            guard files.count <= Self.limit else {
                throw SiteError(
                    .badInput,
                    "The folder of images has more than \(Self.limit) files.",
                    remedy: "Take it on in parts: the cohort table is completed over several folders."
                )
            }
        }
        self.files = files.sorted { $0.path < $1.path }
    }
}
