public import Foundation
import Rounds

/// A log's folder on a disk.
///
/// Reads only; links are not followed.
public struct DiskFolder: LogFolder {
    /// Why a file of a log cannot be read.
    public enum ReadingError: Error, Sendable, CustomStringConvertible {
        /// It is a link, a folder or a device.
        case notAFile

        /// It is larger than any file of a log.
        case tooLarge(bytes: Int)

        /// The system refused.
        case unreadable(String)

        /// One sentence.
        public var description: String {
            switch self {
            case .notAFile: "it is not an ordinary file"
            case .tooLarge(let bytes): "it has \(bytes) bytes; no file of a log has more than \(DiskFolder.byteLimit)"
            case .unreadable(let reason): reason
            }
        }
    }

    /// The most bytes that a file of a log has: a body's.
    static let byteLimit = MessageLimits.body

    private let root: URL

    /// The log in a folder; touches nothing yet.
    public init(_ root: URL) {
        self.root = root
    }

    /// The bytes of a file; `nil` if there is none.
    public func read(_ path: String) throws -> [UInt8]? {
        let file = root.appendingPathComponent(path).path
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: file) else { return nil }
        guard attributes[.type] as? FileAttributeType == .typeRegular else { throw ReadingError.notAFile }
        let size = attributes[.size] as? Int ?? 0
        guard size <= Self.byteLimit else { throw ReadingError.tooLarge(bytes: size) }
        guard let data = FileManager.default.contents(atPath: file) else {
            throw ReadingError.unreadable("the system does not let it be read")
        }
        return [UInt8](data)
    }

    /// Everything in the folder but folders.
    public func contents() throws -> [FolderItem] {
        try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted().compactMap { path in
            let attributes = try FileManager.default.attributesOfItem(atPath: root.appendingPathComponent(path).path)
            let type = attributes[.type] as? FileAttributeType
            return type == .typeDirectory ? nil : FolderItem(path: path, isFile: type == .typeRegular)
        }
    }
}
