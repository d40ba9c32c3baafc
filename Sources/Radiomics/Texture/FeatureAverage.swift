import FeatureNomenclature

/// The features of a texture family, averaged over its matrices.
///
/// Each feature is the mean over those matrices that define it; the others are left out, as is a matrix without an entry
/// (a slice without a voxel inside, or without two neighbors). It is undefined only if no matrix defines it, with the
/// reason of the last one.
struct FeatureAverage {
    private let stems: [String]
    private var sums: [Double]
    private var counts: [Double]
    private var reasons: [UndefinedReason?]

    /// The average over no matrix.
    init(_ family: FeatureFamily) {
        stems = FeatureCatalogue.features(of: [family]).map(\.stem)
        sums = [Double](repeating: 0, count: stems.count)
        counts = sums
        reasons = [UndefinedReason?](repeating: nil, count: stems.count)
    }

    /// Takes in the features of one matrix, in the catalogue's order; `nil` for a matrix without an entry.
    mutating func add(_ outcomes: [FeatureOutcome]?) {
        guard let outcomes else { return }
        precondition(outcomes.count == stems.count, "a family has as many outcomes as names")
        for (index, outcome) in outcomes.enumerated() {
            switch outcome {
            case .value(let value):
                sums[index] += value
                counts[index] += 1
            case .undefined(let reason): reasons[index] = reason
            }
        }
    }

    /// The outcomes by the stems of the features' tags; without any matrix, there were no neighbors to count.
    var outcomes: [String: FeatureOutcome] {
        var result: [String: FeatureOutcome] = [:]
        for (index, stem) in stems.enumerated() {
            result[stem] =
                counts[index] > 0
                ? FeatureOutcome(sums[index] / counts[index], otherwise: .overflow)
                : .undefined(reasons[index] ?? .noNeighbors)
        }
        return result
    }
}
