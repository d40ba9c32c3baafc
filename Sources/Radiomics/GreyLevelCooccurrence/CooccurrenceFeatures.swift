import FeatureNomenclature
import Imaging

/// Features of grey level co-occurrence matrices (IBSI 1, section 3.6; LFYI).
enum CooccurrenceFeatures {
    /// The outcomes by the stems of the features' tags.
    ///
    /// With several matrices, each feature is the mean over those that define it; a matrix without a pair of neighbors
    /// defines none.
    static func outcomes(_ region: RegionOfInterest, merging: TextureMerging) -> [String: FeatureOutcome] {
        let levels = region.levels
        guard levels.count <= CooccurrenceMatrix.orderLimit else { return allUndefined(.tooManyGreyLevels) }
        var sums: [String: (sum: Double, count: Double)] = [:]
        var reasons: [String: UndefinedReason] = [:]
        for group in merging.groups(slices: levels.size.z) {
            let matrix = CooccurrenceMatrix(levels, slices: group.slices, directions: group.directions)
            guard matrix.total > 0 else { continue }
            for (stem, outcome) in CooccurrenceStatistics(matrix).outcomes {
                switch outcome {
                case .value(let value):
                    let (sum, count) = sums[stem] ?? (0, 0)
                    sums[stem] = (sum + value, count + 1)
                case .undefined(let reason): reasons[stem] = reason
                }
            }
        }
        guard !sums.isEmpty else { return allUndefined(.noNeighbors) }
        return reasons.mapValues { .undefined($0) }
            .merging(sums.mapValues { .value($0.sum / $0.count) }) { _, value in value }
    }

    private static func allUndefined(_ reason: UndefinedReason) -> [String: FeatureOutcome] {
        let features = FeatureCatalogue.features(of: [.greyLevelCooccurrence])
        return Dictionary(features.map { ($0.stem, .undefined(reason)) }) { first, _ in first }
    }
}
