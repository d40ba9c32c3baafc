import Logging
import Synchronization

/// Keeps the log lines of a test.
final class CollectedLog: Sendable {
    private let collected = Mutex<[String]>([])

    /// Each line: level, message and metadata, sorted by key.
    var lines: [String] { collected.withLock { $0 } }

    var logger: Logger { Logger(label: "test") { _ in Handler(log: self) } }

    private func append(_ line: String) { collected.withLock { $0.append(line) } }

    private struct Handler: LogHandler {
        let log: CollectedLog
        var metadata: Logger.Metadata = [:]
        var logLevel: Logger.Level = .notice

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let extra = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            log.append("\(event.level) \(event.message) " + extra.joined(separator: " "))
        }
    }
}
