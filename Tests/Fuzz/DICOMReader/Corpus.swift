import Foundation

/// Real files to damage.
struct Corpus: Sendable {
    /// One group for each folder just below the corpus: each is drawn as often as any other, so that many files of one
    /// kind do not crowd out the few of another.
    let groups: [[[UInt8]]]

    /// A few small files of every folder at any depth.
    init(folder: URL, perFolder: Int = 7, byteLimit: Int = 4 << 20) throws {
        var groups: [[[UInt8]]] = []
        let keys: [URLResourceKey] = [.isDirectoryKey]
        for group in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: keys)
            .sorted(by: { $0.path < $1.path })
        {
            let files = try Self.files(below: group, perFolder: perFolder, byteLimit: byteLimit)
            if !files.isEmpty { groups.append(files) }
        }
        self.groups = groups
    }

    /// A file of any group.
    func file(using random: inout SplitMix) -> [UInt8] {
        groups.randomElement(using: &random)?.randomElement(using: &random) ?? []
    }

    private static func files(below group: URL, perFolder: Int, byteLimit: Int) throws -> [[UInt8]] {
        let keys: [URLResourceKey] = [.isRegularFileKey, .fileSizeKey]
        let found = FileManager.default.enumerator(at: group, includingPropertiesForKeys: keys)
        var byFolder: [String: [URL]] = [:]
        while let file = found?.nextObject() as? URL {
            let values = try file.resourceValues(forKeys: Set(keys))
            guard values.isRegularFile == true, let size = values.fileSize, size <= byteLimit else { continue }
            byFolder[file.deletingLastPathComponent().path, default: []].append(file)
        }
        var files: [[UInt8]] = []
        for folder in byFolder.keys.sorted() {
            for file in byFolder[folder, default: []].sorted(by: { $0.path < $1.path }).prefix(perFolder) {
                let bytes = [UInt8](try Data(contentsOf: file))
                if bytes.dropFirst(128).starts(with: "DICM".utf8) { files.append(bytes) }
            }
        }
        return files
    }
}
