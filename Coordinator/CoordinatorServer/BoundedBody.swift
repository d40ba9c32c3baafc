import Hummingbird
import NIOCore
import Rounds
import Synchronization

/// A request's body, read at most once, at most to a limit, and not at a crawl.
final class BoundedBody: Sendable {
    /// The connection broke while the body was read.
    struct Interruption: Error {
        let cause: any Error
    }

    private let body: RequestBody
    private let limits: ListenerLimits

    /// What the request's head says; `nil` for a chunked body, 0 if there is none.
    let announcedBytes: Int?

    private let hasEnded: Mutex<Bool>

    init(_ request: Request, limits: ListenerLimits) {
        body = request.body
        self.limits = limits
        let isChunked = request.headers[.transferEncoding] != nil
        announcedBytes = isChunked ? nil : request.headers[.contentLength].map { Int($0) ?? .max } ?? 0
        hasEnded = Mutex(false)
    }

    /// Whether nothing of the body is left to be read.
    var isRead: Bool { announcedBytes == 0 || hasEnded.withLock { $0 } }

    /// The whole body; refuses a larger one before or while it comes.
    func bytes(upTo limit: Int) async throws -> [UInt8] {
        let tooLarge = Refusal(.bodyTooLarge, "the body may have at most \(limit) bytes")
        if let announcedBytes, announcedBytes > limit { throw tooLarge }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(announcedBytes ?? 0)
        let start = ContinuousClock.now
        do {
            for try await chunk in body {
                guard chunk.readableBytes <= limit - bytes.count else { throw tooLarge }
                bytes.append(contentsOf: chunk.readableBytesView)
                try checkPace(bytes.count, since: start)
            }
        } catch let refusal as Refusal {
            throw refusal
        } catch {
            throw Interruption(cause: error)
        }
        hasEnded.withLock { $0 = true }
        return bytes
    }

    private func checkPace(_ count: Int, since start: ContinuousClock.Instant) throws(Refusal) {
        let seconds = Int(start.duration(to: .now).components.seconds)
        guard seconds < limits.bodyGraceSeconds || count >= seconds * limits.slowestBytesPerSecond else {
            throw Refusal(.malformedBody, "the body comes too slowly; send it in one go")
        }
    }
}
