import GRDB

/// The tables.
///
/// A change is a new migration; none is ever edited.
enum CoordinatorSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { database in
            try database.execute(
                sql: """
                    CREATE TABLE sites (
                        name TEXT PRIMARY KEY, certificate TEXT NOT NULL UNIQUE, signing_key BLOB NOT NULL,
                        revoked TEXT
                    ) STRICT;
                    CREATE TABLE studies (
                        digest TEXT PRIMARY KEY, signed BLOB NOT NULL, status TEXT NOT NULL
                    ) STRICT;
                    CREATE TABLE approvals (
                        study TEXT NOT NULL REFERENCES studies, site TEXT NOT NULL, approval BLOB NOT NULL,
                        PRIMARY KEY (study, site)
                    ) STRICT, WITHOUT ROWID;
                    CREATE TABLE analyses (
                        study TEXT PRIMARY KEY REFERENCES studies, roster BLOB NOT NULL, state BLOB NOT NULL,
                        closed_rounds INTEGER NOT NULL, previous_sum TEXT, manifest BLOB, result TEXT,
                        stopped TEXT
                    ) STRICT;
                    CREATE TABLE contributions (
                        study TEXT NOT NULL, round INTEGER NOT NULL, attempt INTEGER NOT NULL, site TEXT NOT NULL,
                        envelope BLOB NOT NULL, body BLOB NOT NULL,
                        PRIMARY KEY (study, round, attempt, site)
                    ) STRICT;
                    CREATE TABLE bodies (
                        digest TEXT PRIMARY KEY, bytes BLOB NOT NULL, for_sites INTEGER NOT NULL
                    ) STRICT;
                    CREATE TABLE entries (
                        position INTEGER PRIMARY KEY, time INTEGER NOT NULL, bytes BLOB NOT NULL
                    ) STRICT;
                    """
            )
        }
        return migrator
    }
}
