/// How a feature is called in print.
public struct FeatureLabel: Sendable, Hashable {
    /// Its name: `joint maximum`.
    public let name: String

    /// Its IBSI code: `GYBY`.
    public let code: String

    /// Its family: `grey level co-occurrence matrix`.
    public let family: String

    /// Names a feature.
    public init(name: String, code: String, family: String) {
        self.name = name
        self.code = code
        self.family = family
    }
}
