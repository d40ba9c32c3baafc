import CanonicalEncoding
import Foundation
import GRDB
import Study

/// A study that this site has seen, and what its officer made of it.
struct StoredStudy: Sendable {
    let digest: SHA256Digest
    let signed: SignedStudy
    let approval: SiteApproval?

    /// Whether the coordinator has the approval.
    let isSent: Bool
}

extension StoreTransaction {
    func save(_ study: SignedStudy, digest: SHA256Digest) throws {
        try database.execute(
            sql: "INSERT OR IGNORE INTO studies (digest, signed) VALUES (?, ?)",
            arguments: [digest.hex, study.json.canonicalBytes.data]
        )
    }

    func save(_ approval: SiteApproval) throws {
        try database.execute(
            sql: """
                INSERT INTO approvals (study, approval) VALUES (?, ?)
                ON CONFLICT (study) DO UPDATE SET approval = excluded.approval, sent = 0
                """,
            arguments: [approval.study.hex, approval.json.canonicalBytes.data]
        )
    }

    func markSent(approvalOf study: SHA256Digest) throws {
        try database.execute(sql: "UPDATE approvals SET sent = 1 WHERE study = ?", arguments: [study.hex])
    }

    /// The studies in the order in which they were first seen.
    func studies() throws -> [StoredStudy] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT digest, signed, approval, sent FROM studies LEFT JOIN approvals ON study = digest
                ORDER BY studies.rowid
                """
        ).map { try StoredStudy(row: $0) }
    }

    func study(_ digest: SHA256Digest) throws -> StoredStudy? {
        try studies().first { $0.digest == digest }
    }
}

extension StoredStudy {
    init(row: Row) throws {
        digest = try row.digest("digest")
        let signed = try row.json("signed")
        let approval = row.optionalBytes("approval") == nil ? nil : try row.json("approval")
        do {
            self.signed = try SignedStudy(json: signed)
            self.approval = try approval.map { json throws(JSONError) in try SiteApproval(json: json) }
        } catch {
            throw SiteError.damagedStore("studies")
        }
        let sent: Bool? = row["sent"]
        isSent = sent ?? false
    }
}
