import CanonicalEncoding
import GRDB

extension StoreTransaction {
    /// Keeps a sign-off with every case that it is for; `rejections` are the reasons by the cases' positions.
    func save(_ signOff: SignOff, _ cases: [SignedCase], rejections: [Int: String]) throws {
        try database.execute(
            sql: """
                INSERT INTO sign_offs (time, reader, note, content, pages, cases, rejected) VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                signOff.time, signOff.reader, signOff.note, signOff.content.hex, signOff.pages.hex,
                signOff.caseCount, signOff.rejectedCount,
            ]
        )
        let position = database.lastInsertedRowID
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO signed_cases (sign_off, lesion, series, content, rejection) VALUES (?, ?, ?, ?, ?)
                """
        )
        for (place, item) in cases.enumerated() {
            try statement.execute(arguments: [
                position, item.lesion.hex, item.series, item.content.hex, rejections[place],
            ])
        }
    }

    /// All sign-offs with their positions, the newest first.
    func signOffs() throws -> [(position: Int64, signOff: SignOff)] {
        try Row.fetchAll(database, sql: "SELECT * FROM sign_offs ORDER BY position DESC").map { row in
            (row["position"], try SignOff(row: row))
        }
    }

    /// Whether there is a sign-off.
    func hasSignOffs() throws -> Bool {
        try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM sign_offs)") ?? false
    }

    /// What one sign-off is for.
    func signedCases(of position: Int64) throws -> [SignedCase] {
        try Row.fetchAll(database, sql: "SELECT * FROM signed_cases WHERE sign_off = ?", arguments: [position]).map {
            SignedCase(
                lesion: try $0.digest("lesion"),
                series: $0["series"],
                content: try $0.digest("content"),
                rejection: $0["rejection"]
            )
        }
    }

    /// Cases whose last verdict on just these files is a rejection.
    func rejectedCases() throws -> [RejectedCase] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT lesion, series, content, rejection FROM signed_cases AS signed
                WHERE rejection IS NOT NULL AND sign_off = (
                    SELECT MAX(sign_off) FROM signed_cases WHERE content = signed.content
                ) ORDER BY lesion, series, content
                """
        ).map {
            RejectedCase(
                lesion: try $0.digest("lesion"),
                series: $0["series"],
                content: try $0.digest("content"),
                reason: $0["rejection"]
            )
        }
    }
}

extension SignOff {
    init(row: Row) throws {
        time = row["time"]
        reader = row["reader"]
        note = row["note"]
        content = try row.digest("content")
        pages = try row.digest("pages")
        caseCount = row["cases"]
        rejectedCount = row["rejected"]
    }
}
