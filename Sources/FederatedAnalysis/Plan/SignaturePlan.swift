public import CanonicalEncoding

/// One model of a study: the features of one series, and whether they are screened first.
public struct SignaturePlan: Sendable, Hashable, JSONRepresentable {
    /// The signature's name: that of its series, or of a baseline.
    public let name: String

    /// The series whose features are used.
    public let series: String

    /// The features, in the order of every vector of this signature.
    public let features: [String]

    /// Whether features are screened and pruned, as a radiomic signature needs; a baseline keeps what it names.
    public let screens: Bool

    /// Creates the plan of a signature.
    public init(name: String, series: String, features: [String], screens: Bool) {
        self.name = name
        self.series = series
        self.features = features
        self.screens = screens
    }

    /// The plan as canonical JSON.
    public var json: JSONValue {
        .object([
            "name": .string(name), "series": .string(series), "features": .array(features.map { .string($0) }),
            "screens": .boolean(screens),
        ])
    }

    /// Reads a plan; unknown fields are refused.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json)
        name = try fields.string("name")
        series = try fields.string("series")
        features = try fields.strings("features")
        screens = try fields.boolean("screens")
        try fields.finish()
    }
}
