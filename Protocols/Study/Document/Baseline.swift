public import CanonicalEncoding

/// A simple model that a signature must beat: it keeps the features it names.
public struct Baseline: Hashable, Sendable, JSONRepresentable {
    /// Its name in tables: see ``StudyName``.
    public var name: String

    /// The series whose features it uses.
    public var series: String

    /// The tags of its features.
    public var features: [String]

    /// Creates a baseline.
    public init(name: String, series: String, features: [String]) {
        self.name = name
        self.series = series
        self.features = features
    }

    /// The baseline as canonical JSON.
    public var json: JSONValue {
        .object(["name": .string(name), "series": .string(series), "features": .strings(features)])
    }

    /// Reads a baseline; unknown fields are refused.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json, path: "baselines")
        name = try fields.string("name")
        series = try fields.string("series")
        features = try fields.strings("features")
        try fields.finish()
    }
}
