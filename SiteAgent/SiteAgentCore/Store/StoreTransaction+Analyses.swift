import CanonicalEncoding
import GRDB

/// Where this site's part in an analysis stands.
public enum ParticipationStatus: String, Sendable {
    /// Rounds are under way.
    case running

    /// The analysis is complete.
    case finished

    /// It will not go on, or this site will not.
    case stopped
}

/// An analysis that this site takes part in, as it survives a restart; its state follows from the sums.
struct StoredParticipation: Sendable, Hashable {
    let study: SHA256Digest

    /// The sites of the first round; their positions number the parts of the analysis.
    let sites: [String]

    /// The sites of the last round.
    var roster: [String]

    var status = ParticipationStatus.running
    var reason: String?
    var result: SHA256Digest?
}

extension StoreTransaction {
    func save(_ participation: StoredParticipation) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO analyses (study, sites, roster, status, reason, result) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (study) DO UPDATE SET
                    roster = excluded.roster, status = excluded.status, reason = excluded.reason,
                    result = excluded.result
                """
        )
        try statement.execute(arguments: [
            participation.study.hex, participation.sites.jsonData, participation.roster.jsonData,
            participation.status.rawValue, participation.reason, participation.result?.hex,
        ])
    }

    func participation(in study: SHA256Digest) throws -> StoredParticipation? {
        let row = try Row.fetchOne(database, sql: "SELECT * FROM analyses WHERE study = ?", arguments: [study.hex])
        guard let row else { return nil }
        guard let status = ParticipationStatus(rawValue: row["status"]) else {
            throw SiteError.damagedStore("analyses.status")
        }
        return StoredParticipation(
            study: study,
            sites: try row.strings("sites"),
            roster: try row.strings("roster"),
            status: status,
            reason: row["reason"],
            result: try row.optionalDigest("result")
        )
    }

    func save(_ sum: PublishedSum, of study: SHA256Digest) throws {
        let statement = try database.cachedStatement(
            sql: "INSERT OR IGNORE INTO sums (study, round, digest, body) VALUES (?, ?, ?, ?)"
        )
        try statement.execute(arguments: [study.hex, sum.round, sum.digest.hex, sum.body.data])
    }

    /// The sums of a study in the order of the rounds.
    func sums(of study: SHA256Digest) throws -> [PublishedSum] {
        let rows = try Row.fetchCursor(
            database,
            sql: "SELECT round, digest, body FROM sums WHERE study = ? ORDER BY round",
            arguments: [study.hex]
        )
        var sums: [PublishedSum] = []
        while let row = try rows.next() {
            sums.append(PublishedSum(round: row["round"], digest: try row.digest("digest"), body: row.bytes("body")))
        }
        return sums
    }

    func sumCount(of study: SHA256Digest) throws -> Int {
        try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM sums WHERE study = ?", arguments: [study.hex]) ?? 0
    }
}
