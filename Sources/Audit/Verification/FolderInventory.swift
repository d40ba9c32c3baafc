import CanonicalEncoding
import TransparencyLog

/// Accounts for every file of a log's folder, so that nothing in it goes unread and unsaid.
struct FolderInventory {
    let checkpoint: Checkpoint

    /// The entries under the checkpoint.
    let entries: [[UInt8]]

    /// The tree over them.
    let tree: MerkleTree

    /// The bodies that entries name.
    let bodies: Set<SHA256Digest>

    /// What there is to say about the files that no other check has read.
    func findings(in folder: some LogFolder) -> [Finding] {
        do {
            return try folder.contents().compactMap { finding(about: $0, in: folder) }
        } catch {
            return [Finding(.error, at: "the folder", "cannot be listed: \(error)")]
        }
    }

    private func finding(about item: FolderItem, in folder: some LogFolder) -> Finding? {
        guard item.isFile else { return Finding(.error, at: item.path, "is not an ordinary file") }
        if [TileLayout.checkpointPath, LogKey.path].contains(item.path) { return nil }
        if let tile = Tile(path: item.path) { return finding(about: tile, in: folder) }
        guard let digest = BodyPath.digest(of: item.path) else {
            return Finding(.warning, at: item.path, "does not belong to a log; nothing refers to it")
        }
        return bodies.contains(digest) ? nil : Finding(.warning, at: item.path, "no entry names this body")
    }

    /// A tile that an earlier, smaller log had must be the beginning of what is there now.
    private func finding(about tile: Tile, in folder: some LogFolder) -> Finding? {
        let layout = TileLayout(treeSize: checkpoint.treeSize)
        if layout.contains(tile) { return nil }
        guard layout.supersedes(tile) else {
            return Finding(.warning, at: tile.path, "lies beyond the \(checkpoint.treeSize) entries of the checkpoint")
        }
        do {
            guard try folder.read(tile.path) == expectedBytes(of: tile) else {
                let what = "is left over from a smaller log, but is not the beginning of what the log has there now"
                return Finding(.error, at: tile.path, what)
            }
            return nil
        } catch {
            return Finding(.error, at: tile.path, "cannot be read: \(error)")
        }
    }

    private func expectedBytes(of tile: Tile) throws(LogError) -> [UInt8] {
        guard tile.content == .entries else { return TileHashes.encode(try tree.hashes(of: tile)) }
        return try EntryBundle.encode(entries.dropFirst(tile.index * Tile.fullWidth).prefix(tile.width))
    }
}
