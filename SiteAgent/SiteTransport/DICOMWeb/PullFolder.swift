import CanonicalEncoding
import Foundation

/// The folder that images are retrieved into: a folder for each series, a file for each instance.
///
/// Names are the beginnings of SHA-256 digests of UIDs, so that no path names a patient or a UID. A file under its name
/// is whole. One pull at a time has the folder.
public final class PullFolder: Sendable {
    let path: String
    private let lock: Int32

    /// Makes the folder if it is not there, readable by its owner alone, and locks it.
    public init(_ path: String) throws(PACSError) {
        self.path = path
        do {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw .notStored("The target folder cannot be made: check its path and permissions.")
        }
        lock = unsafe open("\(path)/.intake-pull.lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard lock >= 0 else {
            throw .notStored("The target folder cannot be written to: check its path and permissions.")
        }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            close(lock)
            throw .notStored("Another pull is writing to the target folder: wait for its end, or name another folder.")
        }
    }

    deinit {
        // Closing alone would leave the lock with a child process that another thread is just starting.
        flock(lock, LOCK_UN)
        close(lock)
    }

    /// The folder of a series, made if it is not there, without what an interrupted pull left half done.
    func prepare(_ series: UniqueIdentifier) throws(PACSError) -> String {
        let folder = "\(path)/\(Self.digits(series, 8))"
        guard unsafe mkdir(folder, 0o700) == 0 || errno == EEXIST,
            let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
        else {
            throw .notStored("A folder in the target folder cannot be made: check its permissions and the free space.")
        }
        for name in names where name.hasPrefix(".") && name.hasSuffix(".part") { unsafe unlink("\(folder)/\(name)") }
        return folder
    }

    /// Makes the names of a folder's files safe on the disk.
    func synchronise(_ folder: String) {
        for path in [folder, path] {
            let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            guard descriptor >= 0 else { continue }
            fsync(descriptor)
            close(descriptor)
        }
    }

    /// The name of an instance's file.
    static func name(of instance: UniqueIdentifier) -> String { digits(instance, 16) + ".dcm" }

    /// Whether an instance is in a folder already.
    static func holds(_ instance: UniqueIdentifier, in folder: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(folder)/\(name(of: instance))")
    }

    private static func digits(_ identifier: UniqueIdentifier, _ count: Int) -> String {
        String(SHA256Digest(hashing: [UInt8](identifier.text.utf8)).hex.prefix(count))
    }
}
