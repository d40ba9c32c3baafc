import Foundation

/// A file that is being received: it has another name until it is whole and on the disk.
///
/// Promise: `complete` returns after the bytes are on the disk (fsync) and the name is changed; whatever happens before
/// leaves at most a file that ends in `.part`. The name itself is safe after ``PullFolder/synchronise(_:)``.
///
/// Readable by its owner alone.
final class PartialFile {
    /// How many bytes have been written.
    private(set) var byteCount = 0

    private let descriptor: Int32
    private let temporary: String
    private let final: String
    private var beginning: [UInt8] = []
    private var isComplete = false

    init(name: String, folder: String) throws(PACSError) {
        final = "\(folder)/\(name)"
        temporary = "\(folder)/.\(name).part"
        unsafe unlink(temporary)
        descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw Self.failure() }
    }

    deinit {
        guard !isComplete else { return }
        if descriptor >= 0 { close(descriptor) }
        unsafe unlink(temporary)
    }

    /// Whether it begins as a DICOM file does (PS3.10, section 7.1): 128 bytes of anything, then `DICM`.
    var isDICOM: Bool { beginning.count == 132 && beginning.suffix(4).elementsEqual("DICM".utf8) }

    /// Appends bytes.
    func write(_ bytes: ArraySlice<UInt8>) throws(PACSError) {
        guard bytes.count <= InstanceReceiver.maximumBytes - byteCount else {
            throw .tooLarge(maximumBytes: InstanceReceiver.maximumBytes)
        }
        if beginning.count < 132 { beginning += bytes.prefix(132 - beginning.count) }
        var rest = bytes
        while !rest.isEmpty {
            // Sound: the pointer is used during the call only, within the slice's bounds.
            let written = unsafe rest.withUnsafeBytes { unsafe Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw Self.failure() }
            rest = rest.dropFirst(written)
        }
        byteCount += bytes.count
    }

    /// Puts the bytes on the disk and gives the file its name.
    func complete() throws(PACSError) {
        guard fsync(descriptor) == 0, unsafe rename(temporary, final) == 0 else { throw Self.failure() }
        isComplete = true
        close(descriptor)
    }

    private static func failure() -> PACSError {
        let reason = unsafe String(cString: strerror(errno))
        return .notStored(
            "A retrieved image cannot be written: \(reason). Check the target folder's permissions and the free space."
        )
    }
}
