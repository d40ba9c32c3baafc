import CanonicalEncoding
import TransparencyLog

/// Compares a log's entries and hash tiles with the root that its checkpoint signs, and says which of them is wrong.
///
/// Entries and tiles say the same thing twice. If the entries have the signed root, they are right and a tile that
/// differs is wrong; if the leaf hashes in the tiles have it, an entry that differs from its hash is wrong.
struct TreeAudit<Folder: LogFolder> {
    let folder: Folder
    let checkpoint: Checkpoint
    private(set) var findings: [Finding] = []

    /// The entries that could be read.
    private(set) var entries: [[UInt8]] = []

    /// The tree that has the signed root: over the entries, or else over the leaf hashes in the tiles.
    private(set) var tree: MerkleTree?

    /// Whether all entries are those under the checkpoint.
    private(set) var hasAllEntries = false

    init(_ folder: Folder, checkpoint: Checkpoint) {
        self.folder = folder
        self.checkpoint = checkpoint
        let entriesAreWhole = readEntries()
        let leaves = leafHashes()
        let entryTree = MerkleTree(entries: entries)
        if entriesAreWhole, entryTree.rootHash == checkpoint.rootHash {
            hasAllEntries = true
            tree = entryTree
        } else {
            let leafTree = MerkleTree(leafHashes: leaves)
            if leafTree.rootHash == checkpoint.rootHash, leafTree.treeSize == checkpoint.treeSize { tree = leafTree }
            compareEntries(with: leaves, areSigned: tree != nil)
        }
        compareTiles()
    }

    private var layout: TileLayout { TileLayout(treeSize: checkpoint.treeSize) }

    // MARK: Entries

    /// Reads bundles up to the first that is damaged; `false` if one is.
    private mutating func readEntries() -> Bool {
        for bundle in layout.entryBundles {
            guard let file = file(of: bundle) else { return false }
            let (part, rest) = EntryBundle.prefix(of: file.bytes, limit: bundle.width)
            entries.append(contentsOf: part)
            if part.count < bundle.width {
                findings.append(Finding(.error, at: file.tile.path, "ends inside entry \(entries.count)"))
                return false
            }
            if file.tile == bundle, !rest.isEmpty {
                let what = "has \(rest.count) bytes after its \(bundle.width) entries"
                findings.append(Finding(.error, at: bundle.path, what))
                return false
            }
        }
        return true
    }

    /// Names the first entry of each bundle that is not the one whose hash the tiles have.
    private mutating func compareEntries(with leaves: [SHA256Digest], areSigned: Bool) {
        let differing = zip(entries, leaves).enumerated().filter { MerkleHash.leaf($1.0) != $1.1 }.map(\.offset)
        let byBundle = Dictionary(grouping: differing) { $0 / Tile.fullWidth }
        for (bundle, indices) in byBundle.sorted(by: { $0.key < $1.key }) {
            let others = indices.count == 1 ? "" : ", nor are \(indices.count - 1) more in the same file"
            let signed = areSigned ? "the one whose hash the log has signed" : "the one that tile/0 has the hash of"
            let path = bundlePath(bundle)
            findings.append(Finding(.error, at: "entry \(indices[0])", "is not \(signed) (file \(path))\(others)"))
        }
        guard !areSigned else { return }
        let agreement =
            differing.isEmpty && entries.count == leaves.count ? ", although they agree with each other" : ""
        let what = "neither the entries nor the hashes in tile/0 have the root that the checkpoint signs\(agreement)"
        findings.append(Finding(.error, at: TileLayout.checkpointPath, what))
    }

    private func bundlePath(_ index: Int) -> String {
        let width = min(Tile.fullWidth, checkpoint.treeSize - index * Tile.fullWidth)
        return Tile(.entries, index: index, width: width)?.path ?? "tile/entries"
    }

    // MARK: Tiles

    /// The leaf hashes of the tiles that are there and of the right length, up to the first that is not.
    private func leafHashes() -> [SHA256Digest] {
        var leaves: [SHA256Digest] = []
        for tile in layout.hashTiles(level: 0) {
            guard let bytes = try? folder.read(tile.path), let hashes = try? TileHashes.decode(bytes, of: tile) else {
                break
            }
            leaves.append(contentsOf: hashes)
        }
        return leaves
    }

    private mutating func compareTiles() {
        for level in layout.levels {
            for tile in layout.hashTiles(level: level) {
                guard let file = file(of: tile) else { return }
                do throws(LogError) {
                    compare(try TileHashes.decode(file.bytes, of: file.tile), of: tile)
                } catch {
                    findings.append(Finding(.error, at: error.place, error.reason))
                }
            }
        }
    }

    private mutating func compare(_ hashes: [SHA256Digest], of tile: Tile) {
        guard let tree, let expected = try? tree.hashes(of: tile) else { return }
        guard let position = zip(hashes, expected).enumerated().first(where: { $1.0 != $1.1 })?.offset else { return }
        let span = 1 << (8 * tile.level)
        let first = (tile.index * Tile.fullWidth + position) * span
        let what = span == 1 ? "entry \(first)" : "entries \(first) to \(first + span - 1)"
        findings.append(Finding(.error, at: tile.path, "the hash at position \(position) is not that of \(what)"))
    }

    /// A tile's file, or the full tile that has taken its place.
    private mutating func file(of tile: Tile) -> (tile: Tile, bytes: [UInt8])? {
        for candidate in tile.isPartial ? [tile, tile.full] : [tile] {
            do {
                if let bytes = try folder.read(candidate.path) { return (candidate, bytes) }
            } catch {
                findings.append(Finding(.error, at: candidate.path, "cannot be read: \(error)"))
                return nil
            }
        }
        findings.append(
            Finding(.error, at: tile.path, "is missing; the checkpoint signs \(checkpoint.treeSize) entries")
        )
        return nil
    }
}
