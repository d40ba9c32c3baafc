/// What a writer does when a log has grown: files to write, and files that it may remove afterwards.
///
/// Written in order, each durable before the next kind, the files never show a checkpoint whose tiles are missing:
/// bundles of entries first, then tiles of hashes, the checkpoint last. All but the checkpoint are new files or equal to
/// what is there, so that a writer that was interrupted simply writes them again.
public struct LogGrowth: Sendable {
    /// The files, in the order in which they must become visible.
    public let files: [LogFile]

    /// The signed checkpoint, which is also the last of the files.
    public let checkpoint: Checkpoint

    /// Partial tiles of the size before that the new size does not have.
    ///
    /// C2SP tlog-tiles lets a log drop them once their place has a full tile (``completed``); a log that is only read as
    /// a whole may drop them at once.
    public let superseded: [String]

    /// Folders of partial tiles whose place now has a full tile: nobody needs any of them again.
    public let completed: [String]
}
