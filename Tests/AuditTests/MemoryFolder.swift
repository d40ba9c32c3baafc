import Audit

/// A log's folder in memory.
struct MemoryFolder: LogFolder, Equatable {
    var files: [String: [UInt8]] = [:]
    var links: Set<String> = []

    func read(_ path: String) -> [UInt8]? { files[path] }

    func contents() -> [FolderItem] {
        files.keys.sorted().map { FolderItem(path: $0, isFile: !links.contains($0)) }
    }
}
