import Audit
import Foundation
import Testing

@Suite struct DiskFolderTests {
    private func withFolder(_ body: (URL) throws -> Void) throws {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent("audit-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        try body(root)
    }

    @Test func `a log on a disk is verified and replayed`() throws {
        try withFolder { root in
            let log = try RehearsedLog.honest.get()
            for (path, bytes) in try log.folder().files {
                let file = root.appendingPathComponent(path)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(),
                    withIntermediateDirectories: true
                )
                try Data(bytes).write(to: file)
            }
            let report = LogAudit(DiskFolder(root), key: log.keyText).replay()
            #expect(report.findings.isEmpty)
            #expect(report.studies.map(\.hasResult) == [true])
        }
    }

    @Test func `links are reported and not followed`() throws {
        try withFolder { root in
            try FileManager.default.createSymbolicLink(
                at: root.appendingPathComponent("key"),
                withDestinationURL: URL(fileURLWithPath: "/etc/hostname")
            )
            let folder = DiskFolder(root)
            #expect(throws: DiskFolder.ReadingError.self) { try folder.read("key") }
            #expect(try folder.contents() == [FolderItem(path: "key", isFile: false)])
            #expect(try folder.read("checkpoint") == nil)
        }
    }
}
