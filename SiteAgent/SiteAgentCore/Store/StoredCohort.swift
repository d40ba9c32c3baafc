import CanonicalEncoding
import FederatedAnalysis
import Foundation
import GRDB

/// What the database knows of a study's cohort besides its rows.
struct StoredCohort: Sendable {
    /// How many lesions the table listed.
    let listed: Int

    /// What the cohort is made of.
    let fingerprint: SHA256Digest

    /// The counts of the extraction.
    let flow: ExtractionSummary

    /// When the cohort was frozen, in seconds since 1970; `nil` while it may still change.
    let frozen: Int?
}

extension StoreTransaction {
    func cohort(of study: SHA256Digest) throws -> StoredCohort? {
        let row = try Row.fetchOne(database, sql: "SELECT * FROM cohorts WHERE study = ?", arguments: [study.hex])
        return try row.map {
            StoredCohort(
                listed: $0["listed"],
                fingerprint: try $0.digest("fingerprint"),
                flow: try ExtractionSummary(json: $0.json("flow")),
                frozen: $0["frozen"]
            )
        }
    }

    /// Stores a cohort in place of an earlier one; a frozen one is never replaced.
    func replaceCohort(
        of study: SHA256Digest,
        with rows: [LocalRow],
        fingerprint: SHA256Digest,
        flow: ExtractionSummary
    ) throws {
        try database.execute(
            sql: "DELETE FROM cohorts WHERE study = ? AND frozen IS NULL",
            arguments: [study.hex]
        )
        try database.execute(
            sql: "INSERT INTO cohorts (study, listed, fingerprint, flow) VALUES (?, ?, ?, ?)",
            arguments: [
                study.hex, flow.lesions, fingerprint.hex, flow.json.canonicalBytes.data,
            ]
        )
        for (position, row) in rows.enumerated() {
            let statement = try database.cachedStatement(
                sql: """
                    INSERT INTO cohort_rows (study, position, patient, is_high, shuffle_key, vectors)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """
            )
            try statement.execute(arguments: [
                study.hex, position, row.patient, row.isHigh, Int64(bitPattern: row.shuffleKey),
                SignatureVectors.bytes(row.values).data,
            ])
        }
    }

    /// The rows of a study's cohort.
    func localCohort(of study: SHA256Digest) throws -> LocalCohort? {
        guard let cohort = try cohort(of: study) else { return nil }
        let rows = try Row.fetchCursor(
            database,
            sql: "SELECT * FROM cohort_rows WHERE study = ? ORDER BY position",
            arguments: [study.hex]
        )
        var local: [LocalRow] = []
        while let row = try rows.next() {
            guard let values = SignatureVectors.values(row.bytes("vectors")) else {
                throw SiteError.damagedStore("cohort_rows.vectors")
            }
            let shuffleKey: Int64 = row["shuffle_key"]
            local.append(
                LocalRow(
                    patient: row["patient"],
                    isHigh: row["is_high"],
                    shuffleKey: UInt64(bitPattern: shuffleKey),
                    values: values
                )
            )
        }
        return LocalCohort(rows: local, listed: cohort.listed)
    }

    /// Marks a cohort as one that sums have been sent of; it changes no more.
    func freezeCohort(of study: SHA256Digest, time: Int) throws {
        try database.execute(
            sql: "UPDATE cohorts SET frozen = ? WHERE study = ? AND frozen IS NULL",
            arguments: [time, study.hex]
        )
    }
}
