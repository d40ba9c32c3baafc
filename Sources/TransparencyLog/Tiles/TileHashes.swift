public import CanonicalEncoding

/// The hashes of some tiles: enough for a proof without the whole tree.
///
/// Nothing here is authenticated by itself: whoever makes a proof from tiles verifies it against signed roots.
public struct TileHashes: Sendable, SubtreeHashes {
    private struct Place: Hashable {
        let level: Int
        let index: Int
    }

    private var hashes: [Place: [SHA256Digest]] = [:]

    /// No tiles.
    public init() {}

    /// Adds the file of a tile of hashes; it must hold exactly as many hashes as the tile is wide.
    public mutating func add(_ tile: Tile, bytes: [UInt8]) throws(LogError) {
        guard case .hashes(let level) = tile.content else {
            throw LogError(place: tile.path, reason: "holds entries, not hashes")
        }
        hashes[Place(level: level, index: tile.index)] = try Self.decode(bytes, of: tile)
    }

    /// The hashes in a tile's file.
    public static func decode(_ bytes: [UInt8], of tile: Tile) throws(LogError) -> [SHA256Digest] {
        guard bytes.count == tile.width * SHA256Digest.byteCount else {
            throw LogError(
                place: tile.path,
                reason: "has \(bytes.count) bytes; \(tile.width) hashes have \(tile.width * SHA256Digest.byteCount)"
            )
        }
        return stride(from: 0, to: bytes.count, by: SHA256Digest.byteCount).compactMap {
            SHA256Digest(bytes: Array(bytes[$0..<$0 + SHA256Digest.byteCount]))
        }
    }

    /// The file of some hashes.
    public static func encode(_ hashes: [SHA256Digest]) -> [UInt8] { hashes.flatMap(\.bytes) }

    /// The hash of a subtree, from the tile that holds it or the nodes below it; throws if that tile is missing.
    public func hash(of subtree: PerfectSubtree) throws(LogError) -> SHA256Digest {
        let place = Self.place(of: subtree)
        let width = 1 << (subtree.height % 8)
        let start = subtree.index * width % Tile.fullWidth
        guard let tile = hashes[place], tile.count >= start + width else {
            throw LogError(
                place: "tile of level \(place.level) and index \(place.index)",
                reason: "is missing or too narrow"
            )
        }
        var level = Array(tile[start..<start + width])
        while level.count > 1 {
            level = stride(from: 0, to: level.count, by: 2).map { MerkleHash.node(level[$0], level[$0 + 1]) }
        }
        return level[0]
    }

    private static func place(of subtree: PerfectSubtree) -> Place {
        let level = subtree.height / 8
        return Place(level: level, index: (subtree.index << (subtree.height - 8 * level)) / Tile.fullWidth)
    }
}

// MARK: - What a proof needs

extension TileHashes {
    /// The tiles of a tree of `newSize` that prove its consistency with one of `oldSize`, and both roots.
    public static func tilesForConsistency(oldSize: Int, newSize: Int) -> [Tile] {
        tiles(
            for: ConsistencyProof.ranges(oldSize: oldSize, newSize: newSize) + [0..<oldSize, 0..<newSize],
            treeSize: newSize
        )
    }

    /// The tiles of a tree that prove that an entry is in it, and its root.
    public static func tilesForInclusion(index: Int, treeSize: Int) -> [Tile] {
        tiles(
            for: InclusionProof.ranges(index: index, treeSize: treeSize) + [index..<index + 1, 0..<treeSize],
            treeSize: treeSize
        )
    }

    private static func tiles(for ranges: [Range<Int>], treeSize: Int) -> [Tile] {
        let places = Set(ranges.flatMap(PerfectSubtree.covering).map(place))
        let sorted = places.sorted { ($0.level, $0.index) < ($1.level, $1.index) }
        return sorted.compactMap { place in
            let rest = treeSize >> (8 * place.level) - place.index * Tile.fullWidth
            return Tile(.hashes(level: place.level), index: place.index, width: min(rest, Tile.fullWidth))
        }
    }
}
