public import TransparencyLog

/// A copy of a log to audit: its files, and which there are.
public protocol LogFolder: LogFiles {
    /// Everything in the folder but folders, in alphabetical order of the paths.
    func contents() throws -> [FolderItem]
}

/// Something in a log's folder.
public struct FolderItem: Sendable, Hashable {
    /// Relative to the folder.
    public let path: String

    /// Whether it is an ordinary file: not a link, not a device.
    public let isFile: Bool

    /// Describes an item.
    public init(path: String, isFile: Bool = true) {
        self.path = path
        self.isFile = isFile
    }
}
