import CanonicalEncoding
import Foundation
import GRDB

extension StoreTransaction {
    func save(_ stored: StoredCase) throws {
        var features: Data?
        var exclusion: ExclusionReason?
        var detail: String?
        switch stored.outcome {
        case .features(let values):
            features = JSONValue.object(values.mapValues { .string($0.decimalString) }).canonicalBytes.data
        case .excluded(let reason, let text):
            exclusion = reason
            detail = text
        }
        try database.execute(
            sql: """
                INSERT INTO cases (recipe, lesion, series, content, images, features, exclusion, detail, warnings)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (recipe, lesion, series) DO UPDATE SET
                    content = excluded.content, images = excluded.images, features = excluded.features,
                    exclusion = excluded.exclusion, detail = excluded.detail, warnings = excluded.warnings
                """,
            arguments: [
                stored.recipe.hex, stored.lesion.hex, stored.series, stored.content?.hex,
                stored.images.map(\.hex).jsonData, features, exclusion?.rawValue, detail,
                stored.warnings.isEmpty ? nil : stored.warnings.jsonData,
            ]
        )
    }

    /// A case by recipe, lesion and series.
    func storedCase(recipe: SHA256Digest, lesion: SHA256Digest, series: String) throws -> StoredCase? {
        let statement = try database.cachedStatement(
            sql: "SELECT * FROM cases WHERE recipe = ? AND lesion = ? AND series = ?"
        )
        return try Row.fetchOne(statement, arguments: [recipe.hex, lesion.hex, series]).map { try StoredCase(row: $0) }
    }
}

extension StoredCase {
    init(row: Row) throws {
        recipe = try row.digest("recipe")
        lesion = try row.digest("lesion")
        series = row["series"]
        content = try row.optionalDigest("content")
        images = try row.strings("images").map {
            guard let digest = SHA256Digest(hex: $0) else { throw SiteError.damagedStore("cases.images") }
            return digest
        }
        warnings = row["warnings"] == nil ? [] : try row.strings("warnings")
        let exclusion: String? = row["exclusion"]
        if let exclusion {
            guard let reason = ExclusionReason(rawValue: exclusion) else {
                throw SiteError.damagedStore("cases.exclusion")
            }
            outcome = .excluded(reason, detail: row["detail"] ?? "")
        } else {
            outcome = .features(try Self.features(row.json("features")))
        }
    }

    private static func features(_ json: JSONValue) throws -> [String: Double] {
        guard case .object(let members) = json else { throw SiteError.damagedStore("cases.features") }
        return try members.mapValues {
            guard case .string(let text) = $0, let number = Double(decimalString: text) else {
                throw SiteError.damagedStore("cases.features")
            }
            return number
        }
    }
}
