import Foundation

/// The regular files below one or more folders: folder by folder, in the order of their paths.
///
/// A link to a file counts as the file. Links to folders below are not followed, so that no circle and no place outside
/// is walked; hidden files are passed over: they are litter of desktops, or what a pull has not finished. A folder that
/// is named twice, or lies in another one, counts once.
struct FolderListing: Sendable {
    /// More files than this are not taken on at once.
    static let limit = 2_000_000

    /// What stands in a folder and is no file to look into.
    enum Obstacle: String, Sendable {
        /// A folder, or something in a folder, that this user may not read.
        case unreadable = "it cannot be read; check its permissions and those of its folder, then scan again"

        /// A link to a folder.
        case linkToFolder = "a link to a folder, which is not followed; name the folder itself"

        /// A pipe, a device, or a link to nothing.
        case noFile = "neither a file nor a folder, or a link to nothing"
    }

    private(set) var files: [URL] = []

    /// What was not looked into.
    private(set) var obstacles: [(path: URL, obstacle: Obstacle)] = []

    private let roots: [Root]
    private var seen: Set<String> = []

    /// A folder that was named, and what paths below it begin with.
    private struct Root {
        let path: String
        let prefix: String
    }

    /// Lists one folder.
    init(_ folder: URL) throws { try self.init([folder]) }

    /// Lists folders one after the other.
    init(_ folders: [URL]) throws {
        var resolved: [URL] = []
        for folder in folders.map({ $0.resolvingSymlinksInPath().standardizedFileURL })
        where !resolved.contains(where: { $0.path == folder.path }) {
            resolved.append(folder)
        }
        let names = Self.names(of: resolved)
        roots = zip(resolved, names).map { Root(path: $0.path, prefix: $1) }
        for (number, folder) in resolved.enumerated() {
            try add(
                folder,
                called: resolved.count == 1 ? "The folder of images" : "Folder \(number + 1) of \(resolved.count)"
            )
        }
    }

    /// A path as the person has it: below the folder that was named, which stands before it if there are several.
    func path(of url: URL) -> String {
        let path = url.standardizedFileURL.path
        let homes = roots.filter { path == $0.path || path.hasPrefix($0.path == "/" ? "/" : $0.path + "/") }
        guard let home = homes.first else { return path }
        let below = path.dropFirst(home.path.count).drop { $0 == "/" }
        guard !home.prefix.isEmpty else { return below.isEmpty ? "." : String(below) }
        return below.isEmpty ? home.prefix : "\(home.prefix)/\(below)"
    }

    /// The last parts of paths, as many as it takes to tell them apart; nothing if there is one path.
    private static func names(of folders: [URL]) -> [String] {
        guard folders.count > 1 else { return folders.map { _ in "" } }
        let parts = folders.map { $0.path.split(separator: "/") }
        for depth in 1...max(1, parts.map(\.count).max() ?? 1) {
            let names = parts.map { $0.suffix(depth).joined(separator: "/") }
            if Set(names).count == names.count { return names }
        }
        return folders.map(\.path)
    }

    // MARK: Walking

    private mutating func add(_ root: URL, called name: String) throws {
        var isFolder: ObjCBool = false
        var unreadable: [URL] = []
        guard unsafe FileManager.default.fileExists(atPath: root.path, isDirectory: &isFolder), isFolder.boolValue,
            (try? FileManager.default.contentsOfDirectory(atPath: root.path)) != nil,
            let walker = FileManager.default.enumerator(
                at: root,
                includingPropertiesForKeys: [.isRegularFileKey, .isDirectoryKey, .isSymbolicLinkKey],
                options: [.skipsHiddenFiles],
                errorHandler: { url, _ in
                    unreadable.append(url)
                    return true
                }
            )
        else {
            throw SiteError(
                .badInput,
                "\(name) cannot be read.",
                remedy: "Check that it exists, is a folder, and may be read by this user."
            )
        }
        var found: [URL] = []
        for case let url as URL in walker {
            switch Self.kind(of: url) {
            case .file: if roots.count == 1 || seen.insert(url.path).inserted { found.append(url) }
            case .folder: continue
            case .obstacle(let obstacle): add(obstacle, url)
            }
            guard files.count + found.count <= Self.limit else {
                throw SiteError(
                    .badInput,
                    "The folders of images have more than \(Self.limit) files.",
                    remedy: "Take them on in parts: the cohort table is completed over several folders."
                )
            }
        }
        for url in unreadable { add(.unreadable, url) }
        files += found.sorted { $0.path < $1.path }
    }

    private mutating func add(_ obstacle: Obstacle, _ url: URL) {
        guard obstacles.count <= Self.limit, seen.insert(url.path).inserted else { return }
        obstacles.append((path: url, obstacle: obstacle))
    }

    private enum Kind {
        case file
        case folder
        case obstacle(Obstacle)
    }

    private static func kind(of url: URL) -> Kind {
        let values = try? url.resourceValues(forKeys: [.isRegularFileKey, .isDirectoryKey, .isSymbolicLinkKey])
        if values?.isRegularFile == true { return .file }
        guard values?.isSymbolicLink == true else {
            return values?.isDirectory == true ? .folder : .obstacle(values == nil ? .unreadable : .noFile)
        }
        var isFolder: ObjCBool = false
        guard unsafe FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
            return .obstacle(.noFile)
        }
        guard !isFolder.boolValue else { return .obstacle(.linkToFolder) }
        let target = try? url.resolvingSymlinksInPath().resourceValues(forKeys: [.isRegularFileKey])
        return target?.isRegularFile == true ? .file : .obstacle(.noFile)
    }
}
