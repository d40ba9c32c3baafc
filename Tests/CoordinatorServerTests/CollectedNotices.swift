import SiteTransport
import Synchronization

/// Keeps what a connection tells of its retries.
final class CollectedNotices: Sendable {
    private let collected = Mutex<[RetryNotice]>([])

    var all: [RetryNotice] { collected.withLock { $0 } }

    @Sendable func append(_ notice: RetryNotice) { collected.withLock { $0.append(notice) } }
}
