import Synchronization

/// What one transfer collects or hands on, and the word that it should stop.
///
/// The fields are touched only by libcurl's callbacks, on the thread that drives the transfer, and by that thread when
/// it has ended.
final class CurlTransfer {
    /// The most bytes that all headers of an answer may have together.
    static let maximumHeaderBytes = 32 << 10

    /// Takes a part of a body that is not kept in memory; what it throws stops the transfer.
    typealias Sink = (AnswerHead, [UInt8]) throws -> Void

    /// The most bytes of body that are read.
    let maximumBytes: Int

    /// The body; empty if there is a sink.
    private(set) var body: [UInt8] = []

    /// The status line and the headers that matter.
    private(set) var head = AnswerHead()

    /// Whether the answer announced or brought more than it may.
    var isTooLarge = false

    /// Why the sink stopped the transfer.
    private(set) var refusal: (any Error)?

    private let sink: Sink?
    private var headerBytes = 0
    private var bodyBytes = 0

    init(maximumBytes: Int, sink: Sink? = nil) {
        self.maximumBytes = maximumBytes
        self.sink = sink
    }

    /// Takes a part of the body; `false` stops the transfer.
    func receive(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count <= maximumBytes - bodyBytes else {
            isTooLarge = true
            return false
        }
        bodyBytes += bytes.count
        guard let sink else {
            unsafe body.append(contentsOf: bytes)
            return true
        }
        do {
            try sink(head, unsafe [UInt8](bytes))
            return true
        } catch {
            refusal = error
            return false
        }
    }

    /// Takes a line of the header; `false` stops the transfer.
    func receiveHeader(_ line: UnsafeRawBufferPointer) -> Bool {
        headerBytes += line.count
        if headerBytes > Self.maximumHeaderBytes { isTooLarge = true }
        if !isTooLarge { head.read(line: unsafe [UInt8](line)) }
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
