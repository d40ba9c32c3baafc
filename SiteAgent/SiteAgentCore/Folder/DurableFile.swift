import Foundation

/// Writing files so that a reader finds the old content or the new, whatever happens in between.
///
/// Promise: `write` returns after the bytes and the file's name are on the disk (fsync of the file, rename, fsync of
/// the folder). Lost by a crash before that: the new content only.
enum DurableFile {
    /// Replaces a file, readable by the owner alone unless told.
    static func write(_ bytes: [UInt8], to url: URL, permissions: mode_t = 0o600) throws {
        let folder = url.deletingLastPathComponent()
        let temporary = folder.appendingPathComponent(".\(url.lastPathComponent).new")
        // The permissions are there from the first byte on: a key is never readable by others, however briefly.
        unsafe unlink(temporary.path)
        let descriptor = unsafe open(temporary.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, permissions)
        guard descriptor >= 0 else { throw failure(writing: url) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        fchmod(descriptor, permissions)
        try handle.write(contentsOf: Data(bytes))
        guard fsync(descriptor) == 0 else { throw failure(writing: url) }
        try handle.close()
        guard unsafe rename(temporary.path, url.path) == 0 else { throw failure(writing: url) }
        synchronise(folder)
    }

    private static func synchronise(_ folder: URL) {
        let descriptor = unsafe open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    private static func failure(writing url: URL) -> SiteError {
        let reason = unsafe String(cString: strerror(errno))
        return SiteError(
            .fault,
            "The file \(url.lastPathComponent) cannot be written: \(reason).",
            remedy: "Check the folder's permissions and the free disk space."
        )
    }
}
