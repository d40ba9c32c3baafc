internal import Glibc

/// Bytes to and from a process over a socket, all before one moment.
struct ReaderChannel {
    private let socket: Int32
    private let deadline: ContinuousClock.Instant

    init(_ socket: Int32, limit: Duration) {
        self.socket = socket
        deadline = .now + limit
    }

    func send(_ bytes: [UInt8]) throws(ReaderFailure) {
        var sent = 0
        while sent < bytes.count {
            // MSG_NOSIGNAL: that the process is gone is an error here, never a signal to the whole program.
            let count = unsafe bytes.withUnsafeBytes { buffer in
                // Sound: the part that is left of a buffer that lives for this call.
                unsafe Glibc.send(
                    socket,
                    buffer.baseAddress.map { unsafe $0 + sent },
                    buffer.count - sent,
                    Int32(MSG_NOSIGNAL)
                )
            }
            if count > 0 { sent += count } else { try wait(for: POLLOUT, code: count == 0 ? EAGAIN : errno) }
        }
    }

    func receive(_ count: Int) throws(ReaderFailure) -> [UInt8] {
        var failure: ReaderFailure?
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = 0
            do throws(ReaderFailure) {
                while filled < count {
                    // Sound: `buffer` has room for `count` bytes, of which `filled` are written.
                    let got = unsafe recv(
                        socket,
                        buffer.baseAddress.map { unsafe $0 + filled },
                        count - filled,
                        0
                    )
                    if got == 0 { throw .closed }
                    if got > 0 { filled += got } else { try wait(for: POLLIN, code: errno) }
                }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// After a call that did nothing: waits until it is worth another try.
    private func wait(for event: Int32, code: Int32) throws(ReaderFailure) {
        switch code {
        case EINTR: return
        case EAGAIN: break
        case EPIPE, ECONNRESET: throw .closed
        default: throw .system(code)
        }
        let left = ContinuousClock.now.duration(to: deadline)
        guard left > .zero else { throw .timedOut }
        let milliseconds = left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000
        var descriptor = pollfd(fd: socket, events: Int16(event), revents: 0)
        // Sound: one descriptor, as the count says.
        _ = unsafe poll(&descriptor, 1, Int32(clamping: milliseconds + 1))
    }
}
