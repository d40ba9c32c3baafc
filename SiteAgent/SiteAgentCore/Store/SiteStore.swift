public import Foundation
import GRDB

/// The site's one database.
///
/// SQLite in WAL mode with `synchronous=FULL`: a `transaction` that returned is on the disk, one fsync each. A `remark`
/// survives the end of the process at once, and a power failure from the next transaction on. Several processes may use
/// the database (the running agent and the user's commands).
public struct SiteStore: Sendable {
    private let queue: DatabaseQueue

    /// Opens the database, creating it if need be.
    public init(at url: URL) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA journal_mode = WAL")
            try database.execute(sql: "PRAGMA synchronous = FULL")
            try database.execute(sql: "PRAGMA foreign_keys = ON")
            try database.execute(sql: "PRAGMA cache_size = -2048")
        }
        do {
            queue = try DatabaseQueue(path: url.path, configuration: configuration)
            try SiteSchema.migrator.migrate(queue)
        } catch {
            throw SiteError(
                .fault,
                "The site's database site.sqlite cannot be opened.",
                remedy: "Check its permissions and the disk; if it is damaged, restore the folder from a backup."
            )
        }
        unsafe chmod(url.path, 0o600)
    }

    /// Runs changes that become durable together, or not at all.
    func transaction<Value>(_ changes: (StoreTransaction) throws -> Value) throws -> Value {
        try queue.write { try changes(StoreTransaction(database: $0)) }
    }

    /// Runs changes that may be lost in a power failure, though not when the process is killed.
    func remark(_ changes: (StoreTransaction) throws -> Void) throws {
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = NORMAL")
            defer { try? database.execute(sql: "PRAGMA synchronous = FULL") }
            try database.inTransaction {
                try changes(StoreTransaction(database: database))
                return .commit
            }
        }
    }

    /// Runs questions that see one state of the database.
    func read<Value>(_ questions: (StoreTransaction) throws -> Value) throws -> Value {
        try queue.read { try questions(StoreTransaction(database: $0)) }
    }

    /// What SQLite says about the file: `ok`, or what is damaged.
    public func integrity() throws -> String {
        try queue.read { try String.fetchOne($0, sql: "PRAGMA quick_check") ?? "no answer" }
    }
}

/// A transaction in progress.
///
/// Each concern adds its own questions and changes in an extension.
struct StoreTransaction {
    let database: Database
}
