/// What one file may cost.
public struct ReaderLimits: Sendable, Hashable {
    /// The largest file that is read, in bytes; the reader itself takes no more than 256 MiB.
    public var fileBytes = 256 << 20

    /// The longest answer without pixel data, in bytes.
    public var headerBytes = 64 << 20

    /// The longest answer with pixel data, in bytes.
    public var imageBytes = 320 << 20

    /// The memory of the reading process, in bytes, its program and libraries included.
    public var memoryBytes = 768 << 20

    /// The longest that a file may take, from the first byte sent to the last received.
    public var time = Duration.seconds(20)

    /// After this many files a process is replaced, so that what its libraries may leak does not add up.
    public var filesPerProcess = 10_000

    /// How many processes wait for work while there is none.
    public var idleProcesses = 4

    /// The defaults.
    public init() {}
}
