public import FeatureNomenclature

/// A feature and what it came to.
public struct FeatureValue: Sendable, Hashable {
    /// Which feature.
    public let feature: Feature

    /// Its value, or why there is none.
    public let value: FeatureOutcome

    /// Pairs a feature with its outcome.
    public init(feature: Feature, value: FeatureOutcome) {
        self.feature = feature
        self.value = value
    }
}
