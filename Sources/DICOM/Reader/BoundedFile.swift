internal import Foundation

/// Reading a file that may be anything.
enum BoundedFile {
    /// The preamble and `DICM` (PS3.10, section 7.1).
    static func hasMagic(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.count >= 132 && bytes.dropFirst(128).prefix(4).elementsEqual("DICM".utf8)
    }

    /// All bytes of a regular file that begins as a DICOM file; of any other, no more than its beginning is read.
    static func bytes(of path: String, limit: Int) throws(DICOMError) -> [UInt8] {
        // Without O_NONBLOCK, a pipe without a writer would hang here.
        // Sound: the path is a string for the time of the call.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { throw .unreadable(reason(errno)) }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw .unreadable(reason(errno)) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .unreadable("it is not a regular file") }
        let size = Int(status.st_size)
        guard hasMagic(try bytes(from: descriptor, count: min(size, 132), offset: 0)[...]) else { throw .notDICOM }
        guard size <= limit else { throw .tooLarge(bytes: size, limit: limit) }
        return try bytes(from: descriptor, count: size, offset: 0)
    }

    private static func bytes(from descriptor: Int32, count: Int, offset: Int) throws(DICOMError) -> [UInt8] {
        var failure: DICOMError?
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            // Sound: `buffer` has room for `count` bytes, of which `filled` are written.
            filled = 0
            while filled < count {
                let end = unsafe buffer.baseAddress.map { unsafe $0 + filled }
                let got = unsafe pread(descriptor, end, count - filled, off_t(offset + filled))
                if got < 0 && errno == EINTR { continue }
                guard got > 0 else {
                    failure = .unreadable(got == 0 ? "it became shorter while it was read" : reason(errno))
                    return
                }
                filled += got
            }
        }
        if let failure { throw failure }
        return bytes
    }

    private static func reason(_ code: Int32) -> String {
        switch code {
        case ENOENT, ENOTDIR: "it does not exist"
        case EACCES, EPERM: "permission is denied"
        case ELOOP: "it is a link to itself"
        case EIO: "the disk reports an error"
        default: "error \(code)"
        }
    }
}
