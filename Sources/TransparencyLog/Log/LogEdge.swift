public import CanonicalEncoding

/// The right edge of a log: all that a writer must remember to append to it.
///
/// Holds the partial tile of each level and the entries of the last partial bundle, at most 255 of each, and the
/// frontier of the tree. Appending k entries to a log of n costs k log n hashes, whatever n is.
public struct LogEdge: Sendable, Hashable {
    private var frontier = TreeFrontier()

    /// By level: the hashes of the partial tile.
    private var hashes: [[SHA256Digest]] = [[]]

    /// The entries of the partial bundle, in its byte form.
    private var bundle: [UInt8] = []

    /// The edge of a log without entries.
    public init() {}

    /// The number of entries.
    public var treeSize: Int { frontier.treeSize }

    /// The root of the tree.
    public var rootHash: SHA256Digest { frontier.rootHash }

    /// Reads the edge of a log back from its partial tiles, whose root must be the checkpoint's.
    public init(reading files: some LogFiles, of checkpoint: Checkpoint) throws(LogError) {
        let layout = TileLayout(treeSize: checkpoint.treeSize)
        var tiles = TileHashes()
        for level in layout.levels {
            while hashes.count <= level { hashes.append([]) }
            guard let tile = layout.partialTile(.hashes(level: level)) else { continue }
            hashes[level] = try files.hashes(of: tile)
            try tiles.add(tile, bytes: TileHashes.encode(hashes[level]))
        }
        frontier = try TreeFrontier(treeSize: checkpoint.treeSize, hashes: tiles)
        guard rootHash == checkpoint.rootHash else {
            throw LogError(place: "tile/", reason: "the partial tiles do not have the root that the checkpoint signs")
        }
        guard let last = layout.partialTile(.entries) else { return }
        let entries = try files.entries(of: last)
        guard entries.map(MerkleHash.leaf) == hashes[0] else {
            throw LogError(place: last.path, reason: "its entries are not those that tile/0 has the hashes of")
        }
        bundle = try EntryBundle.encode(entries)
    }

    /// Appends entries, and gives the files that change.
    ///
    /// With no entries the checkpoint alone is written, which is how a log begins.
    public mutating func append(_ entries: [[UInt8]], signedBy signer: NoteSigner) throws(LogError) -> LogGrowth {
        var next = self
        var full: [LogFile] = []
        for entry in entries { try next.append(entry, full: &full) }
        let before = TileLayout(treeSize: treeSize)
        let after = TileLayout(treeSize: next.treeSize)
        let checkpoint = try Checkpoint(
            origin: signer.verifier.name,
            treeSize: next.treeSize,
            rootHash: next.rootHash
        )
        let note = LogFile(path: TileLayout.checkpointPath, bytes: try checkpoint.signed(by: signer).bytes)
        let tiles = (full + next.partialFiles(since: before)).compactMap { file in
            Tile(path: file.path).map { ($0, file) }
        }
        let sorted = tiles.sorted { $0.0.writingOrder < $1.0.writingOrder }.map(\.1)
        let former = before.partialTiles.filter { !after.contains($0) }
        self = next
        return LogGrowth(
            files: sorted + [note],
            checkpoint: checkpoint,
            superseded: former.map(\.path),
            completed: former.filter { after.contains($0.full) }.map(\.partialFolder)
        )
    }

    private mutating func append(_ entry: [UInt8], full: inout [LogFile]) throws(LogError) {
        try EntryBundle.append(entry, to: &bundle)
        let position = treeSize
        frontier.append(leafHash: MerkleHash.leaf(entry)) { height, hash in
            guard height.isMultiple(of: 8) else { return }
            let level = height / 8
            if level == hashes.count { hashes.append([]) }
            hashes[level].append(hash)
            guard hashes[level].count == Tile.fullWidth else { return }
            let tile = Tile(unchecked: .hashes(level: level), index: position >> (height + 8), width: Tile.fullWidth)
            full.append(LogFile(path: tile.path, bytes: TileHashes.encode(hashes[level])))
            hashes[level] = []
        }
        guard treeSize.isMultiple(of: Tile.fullWidth) else { return }
        let tile = Tile(unchecked: .entries, index: position / Tile.fullWidth, width: Tile.fullWidth)
        full.append(LogFile(path: tile.path, bytes: bundle))
        bundle = []
    }

    /// The partial tiles that a log of the former size does not have yet.
    private func partialFiles(since before: TileLayout) -> [LogFile] {
        let tiles = TileLayout(treeSize: treeSize).partialTiles.filter { !before.contains($0) }
        return tiles.map { tile in
            switch tile.content {
            case .entries: LogFile(path: tile.path, bytes: bundle)
            case .hashes(let level): LogFile(path: tile.path, bytes: TileHashes.encode(hashes[level]))
            }
        }
    }
}

extension TileLayout {
    var partialTiles: [Tile] {
        ([.entries] + levels.map(Tile.Content.hashes)).compactMap(partialTile)
    }
}

extension Tile {
    /// Entries before hashes, lower levels first, then by index.
    fileprivate var writingOrder: (Int, Int) { (content == .entries ? -1 : level, index) }
}
