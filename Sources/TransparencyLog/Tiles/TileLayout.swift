/// Which files a log of a given size consists of (C2SP tlog-tiles).
public struct TileLayout: Sendable, Hashable {
    /// The path of the checkpoint.
    public static let checkpointPath = "checkpoint"

    /// The number of entries.
    public let treeSize: Int

    /// The layout of a log of `treeSize` entries, at least 0.
    public init(treeSize: Int) {
        precondition(treeSize >= 0, "a tree has no negative size")
        self.treeSize = treeSize
    }

    /// The bundles of entries, in order.
    public var entryBundles: some Sequence<Tile> { tiles(.entries, count: treeSize) }

    /// The levels that have hashes.
    public var levels: Range<Int> {
        0..<Tile.levels.filter { treeSize >> (8 * $0) > 0 }.count
    }

    /// The tiles of one level, in order; level 0 holds the hashes of the entries.
    public func hashTiles(level: Int) -> some Sequence<Tile> {
        tiles(.hashes(level: level), count: Tile.levels.contains(level) ? treeSize >> (8 * level) : 0)
    }

    /// The partial tile at the end of a level, or of the entries; `nil` if the last one is full.
    public func partialTile(_ content: Tile.Content) -> Tile? {
        let level = if case .hashes(let level) = content { level } else { 0 }
        guard Tile.levels.contains(level) else { return nil }
        let count = treeSize >> (8 * level)
        return Tile(content, index: count / Tile.fullWidth, width: count % Tile.fullWidth)
    }

    /// Whether the layout has a file: one of its tiles, exactly.
    public func contains(_ tile: Tile) -> Bool {
        tile.index * Tile.fullWidth + tile.width <= count(tile) && (!tile.isPartial || isLast(tile))
    }

    /// Whether a tile is a former version of one that the layout has: partial, and narrower than what is there now.
    public func supersedes(_ tile: Tile) -> Bool {
        tile.isPartial && !contains(tile) && tile.index * Tile.fullWidth + tile.width <= count(tile)
    }

    private func isLast(_ tile: Tile) -> Bool {
        tile.index * Tile.fullWidth + tile.width == count(tile)
    }

    private func count(_ tile: Tile) -> Int { treeSize >> (8 * tile.level) }

    private func tiles(_ content: Tile.Content, count: Int) -> some Sequence<Tile> {
        stride(from: 0, to: count, by: Tile.fullWidth).lazy.map { start in
            Tile(unchecked: content, index: start / Tile.fullWidth, width: Swift.min(Tile.fullWidth, count - start))
        }
    }
}
