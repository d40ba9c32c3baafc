public import Radiomics

/// All that an extraction found out about one region.
public struct PyRadiomicsFeatures: Sendable, Hashable {
    /// A feature under PyRadiomics' name and what it came to.
    public struct Value: Sendable, Hashable {
        /// For example `original_glcm_JointEntropy`.
        public let name: String

        /// The number, or why there is none.
        public let outcome: FeatureOutcome
    }

    /// The features in PyRadiomics' order.
    public internal(set) var values: [Value] = []

    /// How many grey levels each image type has in the region, by the prefix of its features' names.
    public internal(set) var binCounts: [String: Int] = [:]

    /// Voxels of the mask as it came.
    public internal(set) var voxelsBefore = 0

    /// Voxels that intensity features are computed on.
    public internal(set) var voxelsAfter = 0

    /// What a person should know, without values: sentences.
    public internal(set) var warnings: [String] = []

    /// What a feature came to; `nil` for a name that was not asked for.
    public subscript(name: String) -> FeatureOutcome? { values.first { $0.name == name }?.outcome }

    mutating func append(_ features: [NamedOutcome], imageType: String, featureClass: PyRadiomicsFeatureClass) {
        for feature in features {
            let name = "\(imageType)_\(featureClass.rawValue)_\(feature.name)"
            values.append(Value(name: name, outcome: feature.outcome))
        }
    }
}

extension PyRadiomicsFeatures {
    /// Puts features in an order; those that could not be computed at all are undefined.
    mutating func complete(_ names: [String]) {
        let outcomes = Dictionary(values.map { ($0.name, $0.outcome) }) { first, _ in first }
        values = names.map { Value(name: $0, outcome: outcomes[$0] ?? .undefined(.tooFewVoxels)) }
    }
}

/// A feature under the last part of its name.
struct NamedOutcome: Sendable {
    let name: String
    let outcome: FeatureOutcome

    init(_ name: String, _ number: Double, otherwise reason: UndefinedReason = .overflow) {
        self.name = name
        outcome = number.isFinite ? .value(number) : .undefined(reason)
    }

    init(_ name: String, undefined reason: UndefinedReason) {
        self.name = name
        outcome = .undefined(reason)
    }
}
