import CanonicalEncoding
import Foundation
import GRDB
import Rounds

extension StoreTransaction {
    /// Writes down what is about to be sent; the same body in the same place again only counts.
    func record(_ entry: EgressEntry) throws {
        try insert(entry, envelope: nil)
    }

    /// Writes down a contribution with its signed envelope.
    func record(_ entry: EgressEntry, envelope: ContributionEnvelope) throws {
        try insert(entry, envelope: envelope)
    }

    /// Counts that a contribution is sent again.
    func countSend(_ envelope: ContributionEnvelope) throws {
        try database.execute(
            sql: """
                UPDATE egress SET sends = sends + 1
                WHERE kind = 'contribution' AND study = ? AND round = ? AND attempt = ? AND body = ?
                """,
            arguments: [
                envelope.identifier.study.hex, envelope.identifier.round, envelope.identifier.attempt,
                envelope.body.hex,
            ]
        )
    }

    private func insert(_ entry: EgressEntry, envelope: ContributionEnvelope?) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO egress
                    (time, kind, study, round, attempt, body, length, fields, purpose, envelope, sends, receipt)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, NULL)
                ON CONFLICT (kind, study, round, attempt, body) DO UPDATE SET sends = sends + 1
                """
        )
        try statement.execute(arguments: [
            entry.time, entry.kind.rawValue, entry.place?.study.hex ?? "", entry.place?.round ?? 0,
            entry.place?.attempt ?? 0, entry.body.hex, entry.length, entry.fields.jsonData, entry.purpose,
            envelope?.json.canonicalBytes.data,
        ])
    }

    /// Puts the coordinator's receipt beside the entry it is for.
    func keep(_ receipt: ContributionReceipt) throws {
        let statement = try database.cachedStatement(
            sql: """
                UPDATE egress SET receipt = ?
                WHERE kind = 'contribution' AND study = ? AND round = ? AND attempt = ? AND body = ?
                """
        )
        try statement.execute(arguments: [
            receipt.json.canonicalBytes.data, receipt.identifier.study.hex, receipt.identifier.round,
            receipt.identifier.attempt, receipt.body.hex,
        ])
    }

    /// The ledger in the order of writing, of one study or of all.
    func egress(study: SHA256Digest? = nil) throws -> [EgressEntry] {
        let rows = try Row.fetchAll(
            database,
            sql: "SELECT * FROM egress WHERE ? IS NULL OR study = ? ORDER BY position",
            arguments: [study?.hex, study?.hex]
        )
        return try rows.map { try EgressEntry(row: $0) }
    }

    /// The envelope of the last contribution to a study that has no receipt, if the last one has none.
    func unconfirmedEnvelope(of study: SHA256Digest) throws -> ContributionEnvelope? {
        let row = try Row.fetchOne(
            database,
            sql: """
                SELECT envelope, receipt FROM egress WHERE kind = 'contribution' AND study = ?
                ORDER BY position DESC LIMIT 1
                """,
            arguments: [study.hex]
        )
        guard let row, row.optionalBytes("receipt") == nil else { return nil }
        return try ContributionEnvelope(json: row.json("envelope"))
    }

    /// The last round of a study that something was written down for.
    func lastAnswered(of study: SHA256Digest) throws -> RoundIdentifier? {
        try Row.fetchOne(
            database,
            sql: """
                SELECT round, attempt FROM egress WHERE kind = 'contribution' AND study = ?
                ORDER BY position DESC LIMIT 1
                """,
            arguments: [study.hex]
        ).map { RoundIdentifier(study: study, round: $0["round"], attempt: $0["attempt"]) }
    }
}

extension EgressEntry {
    init(row: Row) throws {
        guard let kind = Kind(rawValue: row["kind"]) else { throw SiteError.damagedStore("egress.kind") }
        let study: String = row["study"]
        time = row["time"]
        self.kind = kind
        place = SHA256Digest(hex: study).map { Place(study: $0, round: row["round"], attempt: row["attempt"]) }
        body = try row.digest("body")
        length = row["length"]
        fields = try row.strings("fields")
        purpose = row["purpose"]
        sends = row["sends"]
        receipt = row.optionalBytes("receipt") == nil ? nil : try row.json("receipt")
    }
}
