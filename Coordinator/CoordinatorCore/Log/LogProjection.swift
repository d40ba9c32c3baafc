import CanonicalEncoding
import Foundation
import Rounds
import Synchronization
public import TransparencyLog

/// Keeps the log's static files in step with the database, which is the log.
///
/// Files are written without fsync: after a crash they are made again, with the same bytes. Body files come first, then
/// bundles and tiles, the checkpoint last, so that a reader never sees an entry whose body is missing. A lock file keeps
/// the server and the operator's commands from writing at once.
public final class LogProjection: Sendable {
    private let folder: CoordinatorFolder
    private let signer: NoteSigner

    /// The edge of the log as this process last wrote or read it.
    private let edge = Mutex<LogEdge?>(nil)

    /// Creates the projection of a coordinator's log.
    public init(folder: CoordinatorFolder, signer: NoteSigner) {
        self.folder = folder
        self.signer = signer
    }

    /// Writes what is missing.
    public func project(_ store: CoordinatorStore) throws {
        let count = try store.read { try $0.entryCount() }
        guard edge.withLock({ $0?.treeSize }) != count else { return }
        try withFileLock {
            var current = try latestEdge()
            guard current.treeSize <= count else { throw CoordinatorError.logAheadOfDatabase(current.treeSize, count) }
            try write(from: &current, store)
            edge.withLock { $0 = current }
        }
    }

    /// Makes every file again that is missing or damaged; done once at each start.
    ///
    /// Refuses when the checkpoint on the disk is of a longer log than the database has.
    public func rebuild(_ store: CoordinatorStore) throws {
        try withFileLock {
            let count = try store.read { try $0.entryCount() }
            if let size = try publishedSize(), size > count { throw CoordinatorError.logAheadOfDatabase(size, count) }
            var current = LogEdge()
            try write(from: &current, store)
            edge.withLock { $0 = current }
        }
    }

    /// A file of the log as it stands on the disk; `nil` if there is none.
    func file(_ path: String) throws -> [UInt8]? {
        try FolderLogFiles(root: folder.log).read(path)
    }

    /// The size that the checkpoint on the disk signs; `nil` without a readable one.
    private func publishedSize() throws -> Int? {
        guard let note = try file(TileLayout.checkpointPath) else { return nil }
        return try? Checkpoint(opening: note, with: signer.verifier).treeSize
    }

    private func latestEdge() throws -> LogEdge {
        let files = FolderLogFiles(root: folder.log)
        guard let note = try files.read(TileLayout.checkpointPath) else { return LogEdge() }
        let checkpoint = try Checkpoint(opening: note, with: signer.verifier)
        if let cached = edge.withLock({ $0 }), cached.treeSize == checkpoint.treeSize { return cached }
        return try LogEdge(reading: files, of: checkpoint)
    }

    private func write(from edge: inout LogEdge, _ store: CoordinatorStore) throws {
        let start = edge.treeSize
        let entries = try store.read { try $0.entries(from: start) }
        for entry in entries {
            for digest in try LogEntry(json: JSONValue(canonical: entry)).event.bodies {
                let path = folder.log.appendingPathComponent(Self.bodyPath(digest))
                guard !FileManager.default.fileExists(atPath: path.path) else { continue }
                guard let body = try store.read({ try $0.body(digest) }) else {
                    throw CoordinatorError.damagedStore("bodies")
                }
                try place(body, at: path)
            }
        }
        let growth = try edge.append(entries, signedBy: signer)
        for file in growth.files {
            try place(file.bytes, at: folder.log.appendingPathComponent(file.path))
        }
        for path in growth.superseded + growth.completed {
            try? FileManager.default.removeItem(at: folder.log.appendingPathComponent(path))
        }
    }

    private func place(_ bytes: [UInt8], at url: URL) throws {
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try DurableFile.place(bytes, at: url)
    }

    /// Where a body's file is, relative to the log's root.
    static func bodyPath(_ digest: SHA256Digest) -> String { "body/\(digest.hex.prefix(2))/\(digest.hex)" }

    private func withFileLock(_ body: () throws -> Void) throws {
        // The path is passed as a C string for the duration of the call.
        let descriptor = unsafe open(folder.logLock.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw CoordinatorError.badFile(folder.logLock.path, "cannot be opened") }
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_EX) == 0 else {
            throw CoordinatorError.badFile(folder.logLock.path, "cannot be locked")
        }
        // Closing alone would leave the lock with a child process that another thread is just starting.
        defer { flock(descriptor, LOCK_UN) }
        try body()
    }
}
