import CanonicalEncoding
import GRDB
import Rounds

extension StoreTransaction {
    /// Adds entries to the log, in order.
    ///
    /// The log's time never goes back, whatever the clock does: an auditor would refuse it for good.
    func append(_ events: [LogEvent], time now: Int) throws {
        var position = try entryCount()
        let last = try Int.fetchOne(database, sql: "SELECT time FROM entries ORDER BY position DESC LIMIT 1")
        let time = max(now, last ?? now)
        for event in events {
            let bytes = LogEntry(time: time, event: event).bytes
            guard bytes.count <= MessageLimits.logEntry else {
                throw CoordinatorError.entryTooLarge(kind: event.kind, bytes: bytes.count)
            }
            try database.execute(
                sql: "INSERT INTO entries (position, time, bytes) VALUES (?, ?, ?)",
                arguments: [position, time, bytes.data]
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

    /// Keeps a body file.
    ///
    /// A sum, a study and a result are for every site; a single contribution is for the log's files alone. What sites
    /// may have once, they may have for ever: a sum of one contribution has its bytes.
    func keep(body: [UInt8], forSites: Bool) throws -> SHA256Digest {
        let digest = SHA256Digest(hashing: body)
        try database.execute(
            sql: """
                INSERT INTO bodies (digest, bytes, for_sites) VALUES (?, ?, ?)
                ON CONFLICT (digest) DO UPDATE SET for_sites = max(for_sites, excluded.for_sites)
                """,
            arguments: [digest.hex, body.data, forSites]
        )
        return digest
    }

    /// A body by its digest, for the log's files.
    func body(_ digest: SHA256Digest) throws -> [UInt8]? {
        try Row.fetchOne(database, sql: "SELECT bytes FROM bodies WHERE digest = ?", arguments: [digest.hex])?
            .bytes("bytes")
    }

    /// A body by its digest, if sites may have it.
    func bodyForSites(_ digest: SHA256Digest) throws -> [UInt8]? {
        try Row.fetchOne(
            database,
            sql: "SELECT bytes FROM bodies WHERE digest = ? AND for_sites",
            arguments: [digest.hex]
        )?.bytes("bytes")
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
