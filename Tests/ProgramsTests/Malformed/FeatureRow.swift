import Foundation

/// What `site-agent features --format json` says of one case.
struct FeatureRow: Sendable {
    let image: String
    let mask: String

    /// Why there are no features; `nil` if there are some.
    let problem: String?

    /// Numbers by name; a feature that has no value is not among them.
    let features: [String: Double]

    /// How many features were said to have no value.
    let undefinedCount: Int

    /// All rows of a result.
    static func rows(_ printed: String) throws -> [FeatureRow] { try JSONText.objects(printed).map(FeatureRow.init) }

    private init(_ object: [String: Any]) throws {
        guard let item = object["case"] as? [String: Any] else { throw JSONText.Unexpected(description: "no case") }
        image = try JSONText.string("image", of: item)
        mask = try JSONText.string("mask", of: item)
        guard try JSONText.string("status", of: object) == "ok" else {
            guard object["features"] == nil else {
                throw JSONText.Unexpected(description: "a failed case has features")
            }
            problem = try JSONText.string("problem", of: object)
            (features, undefinedCount) = ([:], 0)
            return
        }
        guard let list = object["features"] as? [[String: Any]], object["problem"] == nil else {
            throw JSONText.Unexpected(description: "a case has neither features nor a problem alone")
        }
        problem = nil
        var features: [String: Double] = [:]
        for feature in list where feature["undefined"] == nil {
            // Merging variants of one feature share its name.
            let name = try JSONText.string("name", of: feature) + "/" + (feature["merging"] as? String ?? "")
            guard let number = Double(try JSONText.string("value", of: feature)),
                features.updateValue(number, forKey: name) == nil
            else { throw JSONText.Unexpected(description: "\(name) is no number or stands twice") }
        }
        self.features = features
        undefinedCount = list.count { $0["undefined"] != nil }
    }
}
