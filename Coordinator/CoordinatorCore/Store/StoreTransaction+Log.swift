import CanonicalEncoding
import GRDB
import Rounds

extension StoreTransaction {
    /// Adds entries to the log, in order.
    func append(_ events: [LogEvent], time: Int) throws {
        var position = try entryCount()
        for event in events {
            let bytes = LogEntry(time: time, event: event).bytes
            guard bytes.count <= MessageLimits.logEntry else {
                throw CoordinatorError.entryTooLarge(kind: event.kind, bytes: bytes.count)
            }
            try database.execute(
                sql: "INSERT INTO entries (position, bytes) VALUES (?, ?)",
                arguments: [position, bytes.data]
            )
            position += 1
        }
    }

    /// How many entries the log has.
    func entryCount() throws -> Int {
        try Int.fetchOne(database, sql: "SELECT COALESCE(MAX(position) + 1, 0) FROM entries") ?? 0
    }

    /// The entries from `position` on.
    func entries(from position: Int) throws -> [[UInt8]] {
        let rows = try Row.fetchCursor(
            database,
            sql: "SELECT bytes FROM entries WHERE position >= ? ORDER BY position",
            arguments: [position]
        )
        var entries: [[UInt8]] = []
        while let row = try rows.next() { entries.append(row.bytes("bytes")) }
        return entries
    }

    /// Keeps a body file; a body that is there already stays as it is.
    func keep(body: [UInt8]) throws -> SHA256Digest {
        let digest = SHA256Digest(hashing: body)
        try database.execute(
            sql: "INSERT OR IGNORE INTO bodies (digest, bytes) VALUES (?, ?)",
            arguments: [digest.hex, body.data]
        )
        return digest
    }

    /// A body by its digest.
    func body(_ digest: SHA256Digest) throws -> [UInt8]? {
        let row = try Row.fetchOne(
            database,
            sql: "SELECT bytes FROM bodies WHERE digest = ?",
            arguments: [digest.hex]
        )
        return row?.bytes("bytes")
    }

    /// When the log says that an analysis finished, in seconds since 1970; 0 if it does not.
    func finishedAt(_ study: SHA256Digest) throws -> Int {
        let rows = try Row.fetchCursor(database, sql: "SELECT bytes FROM entries ORDER BY position DESC")
        while let row = try rows.next() {
            let entry = try LogEntry(json: row.json("bytes"))
            if case .analysisFinished(study, _, _, _) = entry.event { return entry.time }
        }
        return 0
    }
}
