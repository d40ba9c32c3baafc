import Synchronization

/// What one transfer collects, and the word that it should stop.
///
/// The collecting fields are touched only by libcurl's callbacks, on the thread that drives the transfer, and by that
/// thread when it has ended.
final class CurlTransfer {
    /// The most bytes that all headers of an answer may have together.
    static let maximumHeaderBytes = 32 << 10

    /// The most bytes of body that are read.
    let maximumBytes: Int
    private(set) var body: [UInt8] = []
    /// Whether the answer announced or brought more than that.
    var isTooLarge = false
    private var headerBytes = 0

    init(maximumBytes: Int) {
        self.maximumBytes = maximumBytes
    }

    /// Takes a part of the body; `false` stops the transfer.
    func receive(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count <= maximumBytes - body.count else {
            isTooLarge = true
            return false
        }
        unsafe body.append(contentsOf: bytes)
        return true
    }

    /// Counts a line of the header; `false` stops the transfer.
    func receiveHeader(byteCount: Int) -> Bool {
        headerBytes += byteCount
        if headerBytes > Self.maximumHeaderBytes { isTooLarge = true }
        return !isTooLarge
    }
}

/// A flag that one thread raises and another looks at.
final class CancellationFlag: Sendable {
    private let state = Atomic(false)

    /// Whether it has been raised.
    var isRaised: Bool { state.load(ordering: .acquiring) }

    /// Raises it.
    func raise() { state.store(true, ordering: .releasing) }
}
