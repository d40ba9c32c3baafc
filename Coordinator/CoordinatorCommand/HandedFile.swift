import Foundation
import SharedCommand

/// Reading and writing the files that people hand to commands.
enum HandedFile {
    /// A file's bytes, or a failure that names it.
    static func read(_ path: String, maximumBytes: Int) throws -> [UInt8] {
        let unreadable = CommandFailure(.badInput, "\(path) cannot be read. Check the name and that you may read it.")
        guard let handle = FileHandle(forReadingAtPath: path) else { throw unreadable }
        defer { try? handle.close() }
        // Reading a folder fails here only.
        guard let data = try? handle.read(upToCount: maximumBytes + 1) ?? Data() else { throw unreadable }
        guard data.count <= maximumBytes else {
            throw CommandFailure(.badInput, "\(path) is larger than \(maximumBytes) bytes; this is not such a file.")
        }
        return [UInt8](data)
    }

    /// Makes sure that a file can be written, before something is done that cannot be undone.
    static func checkWritable(_ path: String) throws {
        // The path is passed as a C string for the duration of the call.
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw CommandFailure(.fault, "\(path) cannot be written. Choose another --out; nothing was done.")
        }
        close(descriptor)
    }

    /// Writes a file that is not there yet, or is the same already.
    static func write(_ bytes: [UInt8], to path: String) throws {
        if let present = FileManager.default.contents(atPath: path), [UInt8](present) != bytes {
            throw CommandFailure(.finding, "\(path) exists already and is different. Choose another --out.")
        }
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw CommandFailure(.fault, "\(path) cannot be written: \(error.localizedDescription)")
        }
    }
}
