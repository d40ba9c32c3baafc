import Foundation

/// The regular files below a folder, in the order of their paths.
///
/// A link to a file counts as the file. Links to folders below are not followed, so that no circle and no place outside
/// is walked; hidden files are passed over: they are litter of desktops, or what a pull has not finished.
struct FolderListing: Sendable {
    /// More files than this are not taken on at once.
    static let limit = 2_000_000

    let files: [URL]

    /// How many folders could not be read, or are links to folders.
    let unreadFolders: Int

    init(_ folder: URL) throws {
        let root = folder.resolvingSymlinksInPath()
        var isFolder: ObjCBool = false
        var unread = 0
        guard unsafe FileManager.default.fileExists(atPath: root.path, isDirectory: &isFolder), isFolder.boolValue,
            (try? FileManager.default.contentsOfDirectory(atPath: root.path)) != nil,
            let walker = FileManager.default.enumerator(
                at: root,
                includingPropertiesForKeys: [.isRegularFileKey, .isSymbolicLinkKey],
                options: [.skipsHiddenFiles],
                errorHandler: { _, _ in
                    unread += 1
                    return true
                }
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
            switch Self.kind(of: file) {
            case .file: files.append(file)
            case .linkToFolder: unread += 1
            case .other: continue
            }
            guard files.count <= Self.limit else {
                throw SiteError(
                    .badInput,
                    "The folder of images has more than \(Self.limit) files.",
                    remedy: "Take it on in parts: the cohort table is completed over several folders."
                )
            }
        }
        self.files = files.sorted { $0.path < $1.path }
        unreadFolders = unread
    }

    private enum Kind {
        case file
        case linkToFolder
        case other
    }

    private static func kind(of url: URL) -> Kind {
        let values = try? url.resourceValues(forKeys: [.isRegularFileKey, .isSymbolicLinkKey])
        if values?.isRegularFile == true { return .file }
        guard values?.isSymbolicLink == true else { return .other }
        var isFolder: ObjCBool = false
        guard unsafe FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else { return .other }
        guard !isFolder.boolValue else { return .linkToFolder }
        let target = try? url.resolvingSymlinksInPath().resourceValues(forKeys: [.isRegularFileKey])
        return target?.isRegularFile == true ? .file : .other
    }
}
