import Foundation
import TransparencyLog

/// The log's files in a folder.
struct FolderLogFiles: LogFiles {
    let root: URL

    func read(_ path: String) throws -> [UInt8]? {
        FileManager.default.contents(atPath: root.appendingPathComponent(path).path).map { [UInt8]($0) }
    }
}
