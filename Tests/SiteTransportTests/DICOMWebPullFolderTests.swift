import Foundation
import TestSupport
import Testing

@testable import SiteTransport

@Suite struct DICOMWebPullFolderTests {
    private let url = FileManager.default.temporaryDirectory.appendingPathComponent("pull-folder-\(UUID().uuidString)")
    private var lock: URL { url.appendingPathComponent(".intake-pull.lock") }

    @Test func `two pulls cannot write to one folder`() throws {
        defer { try? FileManager.default.removeItem(at: url) }
        let folder = try PullFolder(url.path)
        #expect(throws: PACSError.self) { try PullFolder(url.path) }
        withExtendedLifetime(folder) {}
    }

    @Test func `a pull that has ended leaves its lock with no child process`() throws {
        defer { try? FileManager.default.removeItem(at: url) }
        let folder = try PullFolder(url.path)
        let child = try LateChild(holding: lock)
        #expect(child.count == 1)
        withExtendedLifetime(folder) {}
        _ = consume folder
        _ = try PullFolder(url.path)
        withExtendedLifetime(child) {}
    }
}
