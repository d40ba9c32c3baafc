public import CanonicalEncoding
public import Statistics

/// What one site says about itself: a disclosure, listed in the study and consented to by the site.
public struct SiteStatement: Sendable, Hashable, JSONRepresentable {
    /// A site's area under the curve.
    public struct Area: Sendable, Hashable {
        /// The site's predicted lesions.
        public let lesions: Int

        /// Those with the high outcome.
        public let highLesions: Int

        /// The area among the site's own lesions.
        public let area: Double

        /// Its clustered variance; `nil` where the site's numbers do not support one.
        public let variance: Double?

        /// Collects a statement.
        public init(lesions: Int, highLesions: Int, area: Double, variance: Double?) {
            self.lesions = lesions
            self.highLesions = highLesions
            self.area = area
            self.variance = variance
        }
    }

    /// The site.
    public let site: String

    /// Its area, or why it states none.
    public let area: Estimate<Area>

    /// Collects a statement.
    public init(site: String, area: Estimate<Area>) {
        self.site = site
        self.area = area
    }

    /// The statement as canonical JSON.
    public var json: JSONValue {
        switch area {
        case .notEstimable(let reason): .object(["site": .string(site), "not_estimable": .string(reason)])
        case .value(let value):
            .object([
                "site": .string(site), "lesions": .integer(Int64(value.lesions)),
                "high_lesions": .integer(Int64(value.highLesions)), "area": .string(value.area.decimalString),
                "variance": value.variance.map { .string($0.decimalString) } ?? .null,
            ])
        }
    }

    /// Reads a statement; unknown fields are refused.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json, path: "statement")
        site = try fields.string("site")
        if let reason = fields.optional("not_estimable") {
            guard case .string(let text) = reason else {
                throw JSONError(path: "statement.not_estimable", reason: "must be a string")
            }
            area = .notEstimable(text)
        } else {
            let variance = try fields.value("variance")
            area = .value(
                Area(
                    lesions: try fields.int("lesions"),
                    highLesions: try fields.int("high_lesions"),
                    area: try fields.double("area"),
                    variance: try Self.decimal(variance)
                )
            )
        }
        try fields.finish()
    }

    private static func decimal(_ value: JSONValue) throws(JSONError) -> Double? {
        switch value {
        case .null: return nil
        case .string(let text):
            if let number = Double(decimalString: text) { return number }
        default: break
        }
        throw JSONError(path: "statement.variance", reason: "must be a decimal number in a string, or null")
    }
}
