import Foundation

/// Held by the one server of a folder for as long as it runs; the system lets go of it when the process ends, however.
public final class ServerLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock; an error that says so if another server has it.
    public init(_ folder: CoordinatorFolder) throws {
        // The path is passed as a C string for the duration of the call.
        descriptor = unsafe open(folder.serverLock.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw CoordinatorError.badFile(folder.serverLock.path, "cannot be opened") }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw CoordinatorError.alreadyRunning(folder: folder.root.path)
        }
    }

    deinit {
        // Closing alone would leave the lock with a child process that another thread is just starting.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }
}
