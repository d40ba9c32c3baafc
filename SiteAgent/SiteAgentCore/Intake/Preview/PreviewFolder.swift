import CanonicalEncoding
import Foundation

/// A folder that is filled beside the one it replaces, and takes its place when it is complete.
///
/// Only an empty folder and an earlier preview are ever replaced. Whoever has a page open sees the old pages or the new
/// ones; a process that is killed leaves the old ones, and what it had made is cleared away by the next.
struct PreviewFolder {
    private let target: URL
    private let temporary: URL
    private var digests: [(name: String, digest: SHA256Digest)] = []

    /// How many pages there are.
    var pageCount: Int { digests.count }

    /// Makes an empty folder, for the owner alone, beside `target`.
    init(replacing target: URL) throws {
        let target = target.standardizedFileURL
        self.target = target
        let parent = target.deletingLastPathComponent()
        temporary = parent.appendingPathComponent(".\(target.lastPathComponent).new")
        try Self.check(target)
        do {
            if FileManager.default.fileExists(atPath: temporary.path) {
                try FileManager.default.removeItem(at: temporary)
            }
            try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
            try FileManager.default.createDirectory(
                at: temporary,
                withIntermediateDirectories: false,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw Self.failure
        }
    }

    /// Refuses to replace a folder that holds anything but a preview.
    private static func check(_ folder: URL) throws {
        var isFolder: ObjCBool = false
        guard unsafe FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) else { return }
        let names = isFolder.boolValue ? try? FileManager.default.contentsOfDirectory(atPath: folder.path) : nil
        guard let names, names.isEmpty || names.contains(PreviewRecord.fileName) && names.allSatisfy(isOurs) else {
            throw SiteError(
                .badInput,
                "The folder for the preview holds something else, which would be lost.",
                remedy: "Name an empty or a new folder with --output."
            )
        }
    }

    private static func isOurs(_ name: String) -> Bool {
        name == PreviewRecord.fileName || name == "index.html" || name.hasPrefix("patient-") && name.hasSuffix(".html")
    }

    /// Adds a page.
    mutating func add(_ page: HTMLText, named name: String) throws {
        let bytes = Array(page.markup.utf8)
        try write(bytes, to: name)
        digests.append((name, SHA256Digest(hashing: bytes)))
    }

    /// The digest of all pages: of their digests and names, as `sha256sum` lists them.
    var pagesDigest: SHA256Digest {
        let lines = digests.sorted { $0.name < $1.name }.map { "\($0.digest.hex)  \($0.name)\n" }
        return SHA256Digest(hashing: Array(lines.joined().utf8))
    }

    /// Writes the record and puts the folder into its place.
    func finish(_ record: PreviewRecord) throws {
        try write(record.json.canonicalBytes + [0x0A], to: PreviewRecord.fileName)
        let old = target.deletingLastPathComponent().appendingPathComponent(".\(target.lastPathComponent).old")
        do {
            let files = FileManager.default
            if files.fileExists(atPath: old.path) { try files.removeItem(at: old) }
            if files.fileExists(atPath: target.path) { try files.moveItem(at: target, to: old) }
            try files.moveItem(at: temporary, to: target)
            if files.fileExists(atPath: old.path) { try files.removeItem(at: old) }
        } catch {
            throw Self.failure
        }
    }

    /// Clears away what was made.
    func discard() {
        // What cannot be removed now is removed by the next preview.
        try? FileManager.default.removeItem(at: temporary)
    }

    private func write(_ bytes: [UInt8], to name: String) throws {
        try DurableFile.write(bytes, to: temporary.appendingPathComponent(name))
    }

    private static let failure = SiteError(
        .fault,
        "The folder for the preview cannot be made or replaced.",
        remedy: "Check the permissions of the folder above it and the free disk space."
    )
}
