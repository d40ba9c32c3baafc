import CanonicalEncoding

/// Where a log's static files are read from: a folder, a server, memory.
public protocol LogFiles: Sendable {
    /// The bytes of the file at a path relative to the log's root; `nil` if there is none.
    func read(_ path: String) throws -> [UInt8]?
}

extension LogFiles {
    /// A file that must be there.
    func required(_ path: String) throws(LogError) -> [UInt8] {
        guard let bytes = try optional(path) else { throw LogError(place: path, reason: "is missing") }
        return bytes
    }

    func optional(_ path: String) throws(LogError) -> [UInt8]? {
        do {
            return try read(path)
        } catch {
            throw LogError(place: path, reason: "cannot be read: \(error)")
        }
    }

    /// The hashes of a tile.
    ///
    /// Once a place has its full tile, partial ones may be gone: then the full one stands in.
    func hashes(of tile: Tile) throws(LogError) -> [SHA256Digest] {
        if let bytes = try optional(tile.path) { return try TileHashes.decode(bytes, of: tile) }
        guard tile.isPartial, let bytes = try optional(tile.full.path) else {
            throw LogError(place: tile.path, reason: "is missing")
        }
        return Array(try TileHashes.decode(bytes, of: tile.full).prefix(tile.width))
    }

    /// The entries of a bundle, with the same stand-in.
    func entries(of bundle: Tile) throws(LogError) -> [[UInt8]] {
        if let bytes = try optional(bundle.path) {
            return try EntryBundle.decode(bytes, count: bundle.width, path: bundle.path)
        }
        guard bundle.isPartial, let bytes = try optional(bundle.full.path) else {
            throw LogError(place: bundle.path, reason: "is missing")
        }
        let entries = try EntryBundle.decode(bytes, count: Tile.fullWidth, path: bundle.full.path)
        return Array(entries.prefix(bundle.width))
    }
}
