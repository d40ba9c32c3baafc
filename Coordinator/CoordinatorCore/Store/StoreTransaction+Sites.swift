import CanonicalEncoding
import GRDB
import Rounds

/// A site as the coordinator has admitted it.
struct AdmittedSite: Sendable, Equatable {
    let name: String
    let certificate: SHA256Digest
    let signingKey: [UInt8]
    let revoked: String?
}

extension StoreTransaction {
    func insert(_ site: AdmittedSite) throws {
        try database.execute(
            sql: """
                INSERT INTO sites (name, certificate, signing_key, revoked) VALUES (?, ?, ?, NULL)
                ON CONFLICT (name) DO UPDATE SET
                    certificate = excluded.certificate, signing_key = excluded.signing_key, revoked = NULL
                """,
            arguments: [site.name, site.certificate.hex, site.signingKey.data]
        )
    }

    func revoke(site: String, reason: String) throws {
        try database.execute(sql: "UPDATE sites SET revoked = ? WHERE name = ?", arguments: [reason, site])
    }

    func site(named name: String) throws -> AdmittedSite? {
        try Row.fetchOne(database, sql: "SELECT * FROM sites WHERE name = ?", arguments: [name]).map(Self.site)
    }

    func sites() throws -> [AdmittedSite] {
        try Row.fetchAll(database, sql: "SELECT * FROM sites ORDER BY name").map(Self.site)
    }

    private static func site(_ row: Row) throws -> AdmittedSite {
        AdmittedSite(
            name: row["name"],
            certificate: try row.digest("certificate"),
            signingKey: row.bytes("signing_key"),
            revoked: row["revoked"]
        )
    }
}
