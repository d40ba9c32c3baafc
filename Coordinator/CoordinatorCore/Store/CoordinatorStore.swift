import CanonicalEncoding
public import Foundation
import GRDB
import Rounds

/// The coordinator's one database: the only thing that has to survive.
///
/// SQLite in WAL mode with `synchronous=FULL`: a transaction that returned is on the disk. Log entries are rows of the
/// same database and are written in the transaction of the event they record, so that neither can exist without the
/// other; the log's files are projected from them afterwards. Several processes may use the database at once (the
/// server and the operator's commands).
public struct CoordinatorStore: Sendable {
    let queue: DatabaseQueue

    /// Opens the database, creating it if need be.
    public init(at url: URL) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA journal_mode = WAL")
            try database.execute(sql: "PRAGMA synchronous = FULL")
            try database.execute(sql: "PRAGMA foreign_keys = ON")
            try database.execute(sql: "PRAGMA cache_size = -4096")
        }
        queue = try DatabaseQueue(path: url.path, configuration: configuration)
        try CoordinatorSchema.migrator.migrate(queue)
    }

    /// Runs changes that become durable together, or not at all.
    func transaction<Value>(_ changes: (inout StoreTransaction) throws -> Value) throws -> Value {
        try queue.write { database in
            var transaction = StoreTransaction(database: database)
            return try changes(&transaction)
        }
    }

    /// Runs questions that see one state of the database.
    func read<Value>(_ questions: (StoreTransaction) throws -> Value) throws -> Value {
        try queue.read { try questions(StoreTransaction(database: $0)) }
    }
}

/// A transaction in progress.
///
/// Each concern adds its own questions and changes in an extension.
struct StoreTransaction {
    let database: Database
}
