import CanonicalEncoding
import GRDB
import Study

/// Where a study stands at the coordinator.
public enum StudyStatus: String, Sendable {
    /// Published; sites are reviewing it.
    case collectingApprovals = "collecting-approvals"

    /// Rounds are under way.
    case running

    /// The analysis is complete.
    case finished

    /// The analysis will not go on.
    case stopped
}

/// A published study with its status.
struct StoredStudy: Sendable {
    let digest: SHA256Digest
    let signed: SignedStudy
    let status: StudyStatus
}

extension StoreTransaction {
    func insert(_ study: SignedStudy, digest: SHA256Digest) throws {
        try database.execute(
            sql: "INSERT INTO studies (digest, signed, status) VALUES (?, ?, ?)",
            arguments: [
                digest.hex, study.json.canonicalBytes.data, StudyStatus.collectingApprovals.rawValue,
            ]
        )
    }

    func setStatus(_ status: StudyStatus, of study: SHA256Digest) throws {
        try database.execute(
            sql: "UPDATE studies SET status = ? WHERE digest = ?",
            arguments: [status.rawValue, study.hex]
        )
    }

    func study(_ digest: SHA256Digest) throws -> StoredStudy? {
        try Row.fetchOne(database, sql: "SELECT * FROM studies WHERE digest = ?", arguments: [digest.hex])
            .map(Self.study)
    }

    func studies() throws -> [StoredStudy] {
        try Row.fetchAll(database, sql: "SELECT * FROM studies ORDER BY rowid").map(Self.study)
    }

    private static func study(_ row: Row) throws -> StoredStudy {
        let status: String = row["status"]
        guard let status = StudyStatus(rawValue: status) else { throw CoordinatorError.damagedStore("status") }
        return StoredStudy(
            digest: try row.digest("digest"),
            signed: try SignedStudy(json: row.json("signed")),
            status: status
        )
    }

    func insert(_ approval: SiteApproval) throws {
        try database.execute(
            sql: "INSERT OR REPLACE INTO approvals (study, site, approval) VALUES (?, ?, ?)",
            arguments: [approval.study.hex, approval.site, approval.json.canonicalBytes.data]
        )
    }

    /// The approvals of a study, in alphabetical order of the sites.
    func approvals(of study: SHA256Digest) throws -> [SiteApproval] {
        try Row.fetchAll(
            database,
            sql: "SELECT approval FROM approvals WHERE study = ? ORDER BY site",
            arguments: [study.hex]
        ).map { try SiteApproval(json: $0.json("approval")) }
    }
}
