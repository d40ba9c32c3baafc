import DICOM
import Foundation
import Testing

/// What is no DICOM file, or no file, is found out before a reader is asked.
@Suite struct UnreadableFileTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("unreadable-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func failure(of name: String, limit: Int = 256 << 20) throws -> DICOMError? {
        defer { try? FileManager.default.removeItem(at: folder) }
        var limits = ReaderLimits()
        limits.fileBytes = limit
        // There is no such program: to ask it would be another error.
        let reader = DICOMReader(program: folder.appendingPathComponent("none"), limits: limits)
        let file = folder.appendingPathComponent(name)
        return DICOMTests.failure { () throws(DICOMError) in try reader.header(of: file) }
    }

    @Test func `a file that is not there is unreadable`() throws {
        #expect(try failure(of: "absent") == .unreadable("it does not exist"))
    }

    @Test func `a folder is unreadable`() throws {
        let inner = folder.appendingPathComponent("folder")
        try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
        #expect(try failure(of: "folder") == .unreadable("it is not a regular file"))
    }

    @Test(.timeLimit(.minutes(1))) func `a pipe does not hang`() throws {
        // Sound: the path is a string for the time of the call.
        let made = unsafe mkfifo(folder.appendingPathComponent("pipe").path, 0o600)
        #expect(made == 0)
        #expect(try failure(of: "pipe") == .unreadable("it is not a regular file"))
    }

    @Test(arguments: [0, 1, 127, 131, 5000]) func `a file without magic is not DICOM`(count: Int) throws {
        try Data(repeating: 0, count: count).write(to: folder.appendingPathComponent("zeros"))
        #expect(try failure(of: "zeros") == .notDICOM)
    }

    @Test func `a file that is too large is not read`() throws {
        let bytes = SyntheticFile.bytes(SyntheticFile.image)
        try Data(bytes).write(to: folder.appendingPathComponent("large"))
        #expect(
            try failure(of: "large", limit: bytes.count - 1) == .tooLarge(bytes: bytes.count, limit: bytes.count - 1)
        )
    }

    @Test func `a reader that is absent is named as the reason`() throws {
        try Data(SyntheticFile.bytes(SyntheticFile.image)).write(to: folder.appendingPathComponent("file"))
        #expect(try failure(of: "file") == .noReader("its program is absent or cannot be run"))
    }

    @Test func `a program that is no reader is named as the reason`() throws {
        let reader = DICOMReader(program: URL(fileURLWithPath: "/bin/true"))
        let bytes = SyntheticFile.bytes(SyntheticFile.image)
        #expect(
            DICOMTests.failure { () throws(DICOMError) in try reader.header(in: bytes) }
                == .noReader("it does not begin to work")
        )
    }
}
