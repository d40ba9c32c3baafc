import Audit
import CanonicalEncoding
import Foundation
import Rounds
import SharedCommand
import TransparencyLog

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Copies a log from a web server that serves its folder.
///
/// Believes nothing: it follows what the checkpoint and the entries say only to know which files to ask for. The checks
/// come afterwards, on the copy.
struct LogMirror {
    /// The most entries that are copied; a checkpoint that nobody has verified yet could promise any number.
    private static let entryLimit = 1 << 22

    private let address: URL

    init(address: String) throws {
        guard let url = URL(string: address.hasSuffix("/") ? address : address + "/"), url.host != nil else {
            throw CommandFailure(.usage, "\(address) is not an address.")
        }
        self.address = url
    }

    /// Copies checkpoint, key, tiles and bodies; files that the server lacks are left to the checks to find.
    func copy(to folder: URL, progress: (_ done: Int, _ total: Int) -> Void) async throws {
        guard let note = try await fetch(TileLayout.checkpointPath) else {
            throw CommandFailure(.badInput, "\(address) serves no log: there is no \(TileLayout.checkpointPath).")
        }
        try write(note, TileLayout.checkpointPath, folder)
        if let key = try await fetch("key") { try write(key, "key", folder) }
        guard let layout = Self.layout(note) else { return }
        let bundles = Array(layout.entryBundles)
        let tiles = layout.levels.flatMap { Array(layout.hashTiles(level: $0)) }
        var paths: [String] = []
        for (index, tile) in (bundles + tiles).enumerated() {
            guard let (path, bytes) = try await fetch(tile) else { continue }
            try write(bytes, path, folder)
            if index < bundles.count { paths += Self.bodyPaths(bytes) }
            progress(index + 1, bundles.count + tiles.count)
        }
        for (index, path) in Set(paths).sorted().enumerated() {
            if let bytes = try await fetch(path) { try write(bytes, path, folder) }
            progress(index + 1, paths.count)
        }
    }

    private static func layout(_ note: [UInt8]) -> TileLayout? {
        guard let signed = try? SignedNote(bytes: note), let checkpoint = try? Checkpoint(text: signed.text),
            checkpoint.treeSize <= entryLimit
        else { return nil }
        return TileLayout(treeSize: checkpoint.treeSize)
    }

    /// Where the bodies are that the entries of a bundle name.
    private static func bodyPaths(_ bundle: [UInt8]) -> [String] {
        EntryBundle.prefix(of: bundle, limit: Tile.fullWidth).entries.flatMap { entry -> [String] in
            guard let json = try? JSONValue(canonical: entry), let entry = try? LogEntry(json: json) else { return [] }
            return entry.event.bodies.map(BodyPath.path)
        }
    }

    /// A tile, or the full one in its place once the partial one is gone.
    private func fetch(_ tile: Tile) async throws -> (String, [UInt8])? {
        if let bytes = try await fetch(tile.path) { return (tile.path, bytes) }
        guard tile.isPartial, let bytes = try await fetch(tile.full.path) else { return nil }
        return (tile.full.path, bytes)
    }

    private func fetch(_ path: String) async throws -> [UInt8]? {
        guard let url = URL(string: path, relativeTo: address) else { return nil }
        return try await BoundedDownload(limit: MessageLimits.body).bytes(of: url)
    }

    private func write(_ bytes: [UInt8], _ path: String, _ folder: URL) throws {
        let file = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(bytes).write(to: file)
    }
}
