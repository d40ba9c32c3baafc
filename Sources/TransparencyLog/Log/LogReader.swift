/// Reads a log's static files and authenticates everything against its signed checkpoint.
///
/// Stops at the first thing that is wrong. An auditor who wants all of it uses the parts.
public struct LogReader<Files: LogFiles>: Sendable {
    private let files: Files
    private let verifier: NoteVerifier

    /// A reader of some files, which must be of the log whose key this is.
    public init(_ files: Files, verifier: NoteVerifier) {
        self.files = files
        self.verifier = verifier
    }

    /// The signed checkpoint.
    public func checkpoint() throws(LogError) -> Checkpoint {
        try Checkpoint(opening: files.required(TileLayout.checkpointPath), with: verifier)
    }

    /// Every entry, after the root has been computed from them and every tile compared with it.
    ///
    /// Memory grows with the files that are there, not with the size that a checkpoint claims.
    public func load() throws(LogError) -> VerifiedLog {
        let checkpoint = try checkpoint()
        let layout = TileLayout(treeSize: checkpoint.treeSize)
        var entries: [[UInt8]] = []
        for bundle in layout.entryBundles { entries.append(contentsOf: try files.entries(of: bundle)) }
        let tree = MerkleTree(entries: entries)
        guard tree.rootHash == checkpoint.rootHash else {
            throw LogError(place: "tile/entries", reason: "the entries do not have the root that the checkpoint signs")
        }
        for level in layout.levels {
            for tile in layout.hashTiles(level: level) {
                guard try files.hashes(of: tile) == tree.hashes(of: tile) else {
                    throw LogError(place: tile.path, reason: "differs from the hashes of the entries")
                }
            }
        }
        return VerifiedLog(checkpoint: checkpoint, entries: entries, tree: tree)
    }
}
