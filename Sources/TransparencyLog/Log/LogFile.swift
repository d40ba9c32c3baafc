/// A static file of a log: what a writer puts at a path.
public struct LogFile: Sendable, Hashable {
    /// Relative to the log's root, with `/` between elements.
    public let path: String

    /// The content.
    public let bytes: [UInt8]
}
