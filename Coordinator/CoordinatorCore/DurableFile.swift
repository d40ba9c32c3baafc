import Foundation

/// Writing files so that a reader finds the old content or the new, whatever happens in between.
///
/// Promise: `write` returns after the bytes and the file's name are on the disk (fsync of the file, rename, fsync of
/// the folder). `place` skips both fsyncs: for files that can be made again from the database after a crash.
enum DurableFile {
    static func write(_ bytes: [UInt8], to url: URL, permissions: Int = 0o644) throws {
        try replace(url, with: bytes, permissions: permissions, synchronise: true)
        // A path is passed as a C string for the duration of the call.
        let folder = unsafe open(url.deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY)
        if folder >= 0 {
            fsync(folder)
            close(folder)
        }
    }

    static func place(_ bytes: [UInt8], at url: URL) throws {
        try replace(url, with: bytes, permissions: 0o644, synchronise: false)
    }

    private static func replace(_ url: URL, with bytes: [UInt8], permissions: Int, synchronise: Bool) throws {
        let temporary = url.deletingLastPathComponent().appendingPathComponent(".\(url.lastPathComponent).new")
        try? FileManager.default.removeItem(at: temporary)
        guard
            FileManager.default.createFile(
                atPath: temporary.path,
                contents: nil,
                attributes: [.posixPermissions: permissions]
            )
        else { throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: url.path]) }
        let handle = try FileHandle(forWritingTo: temporary)
        try handle.write(contentsOf: Data(bytes))
        if synchronise { try handle.synchronize() }
        try handle.close()
        guard unsafe rename(temporary.path, url.path) == 0 else {
            throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: url.path])
        }
    }
}
