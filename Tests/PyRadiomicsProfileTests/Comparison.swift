import PyRadiomicsProfile
import Radiomics

/// How features agree with a reference, counted by class.
struct Comparison {
    private(set) var equal: [String: Int] = [:]
    private(set) var total: [String: Int] = [:]

    /// The features that do not agree, and by how much.
    private(set) var unequal: [String] = []

    /// The largest relative difference of the features that agree.
    private var largest = 0.0

    /// The feature that has it.
    private var farthest = ""

    /// Compares one case; `tolerance` is how far off a value may be, and `key` gives what a feature is counted under.
    mutating func add(
        _ features: PyRadiomicsFeatures,
        to reference: [(feature: String, value: Double)],
        case name: String,
        tolerance: (_ feature: String, _ expected: Double) -> Double,
        key: (String) -> String
    ) {
        let outcomes = Dictionary(features.values.map { ($0.name, $0.outcome) }) { first, _ in first }
        for (feature, expected) in reference {
            let key = key(feature)
            total[key, default: 0] += 1
            guard let number = outcomes[feature]?.number else {
                if expected.isNaN {
                    equal[key, default: 0] += 1
                } else {
                    unequal.append("\(name) \(feature): no value, expected \(expected)")
                }
                continue
            }
            let difference = (number - expected).magnitude / max(expected.magnitude, 1e-6)
            if (number - expected).magnitude <= tolerance(feature, expected) {
                equal[key, default: 0] += 1
                if difference > largest { (largest, farthest) = (difference, "\(name) \(feature)") }
            } else {
                unequal.append("\(name) \(feature): \(number), expected \(expected) (\(difference))")
            }
        }
    }

    /// A table: equal and total by key.
    var table: String {
        total.keys.sorted().map { "  \($0): \(equal[$0] ?? 0) / \(total[$0] ?? 0)" }.joined(separator: "\n")
            + "\n  largest relative difference of the equal ones: \(largest) (\(farthest))"
    }
}
