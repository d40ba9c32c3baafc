import Foundation

/// Keeps a second program from doing the same work in the same folder.
///
/// The lock is the kernel's (`flock`): it ends with the process, however that ends.
public final class FolderLock: Sendable {
    private let descriptor: Int32

    /// The lock of the agent that runs rounds, or the word that somebody else has it.
    public convenience init(_ folder: SiteFolder) throws {
        try self.init(file: folder.lock)
    }

    /// Takes the lock of a file, or says that somebody else has it.
    init(file: URL) throws {
        descriptor = unsafe open(file.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw SiteError(
                .fault,
                "The file \(file.lastPathComponent) cannot be made.",
                remedy: "Check the folder's permissions."
            )
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw SiteError(
                .refused,
                "Another site-agent is at work in this folder.",
                remedy: "Stop it first, or let it go on; `site-agent status` shows what it does."
            )
        }
    }

    deinit {
        // Closing alone would leave the lock with a child process that another thread is just starting.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }
}
