import Imaging
import Radiomics

/// The grey level run length features (`glrlm`): means over directions, or of the merged matrix if there are weights.
enum RunLengthFeatures {
    static func outcomes(_ region: LevelRegion, settings: PyRadiomicsSettings) -> [NamedOutcome] {
        let steps = Directions(size: region.size, distances: [1], settings: settings).steps
        let length = max(region.size.x, region.size.y, region.size.z)
        guard region.levels.count * length <= 1 << 27 else {
            return names.map { NamedOutcome($0, undefined: .tooManyGreyLevels) }
        }
        var merged: [Double] = []
        var all: [[Double]] = []
        for step in steps where RunLengths.hasRuns(region, step: step) {
            var counts = RunLengths.counts(region, step: step, length: length)
            if let norm = settings.weightingNorm {
                let weight = norm.length(of: SIMD3<Double>(step) * region.spacing)
                for index in counts.indices { counts[index] *= weight }
                merged = merged.isEmpty ? counts : zip(merged, counts).map(+)
            } else {
                all.append(values(LevelSizeMatrix(levels: region.levels, columns: length, counts: counts)))
            }
        }
        if !merged.isEmpty { all = [values(LevelSizeMatrix(levels: region.levels, columns: length, counts: merged))] }
        guard !all.isEmpty else { return names.map { NamedOutcome($0, undefined: .noNeighbors) } }
        return names.indices.map { index in
            NamedOutcome(names[index], all.reduce(0) { $0 + $1[index] } / Double(all.count))
        }
    }

    private static let names = PyRadiomicsFeatureClass.glrlm.featureNames

    private static func values(_ matrix: LevelSizeMatrix) -> [Double] {
        let e = matrix.emphases()
        return [
            e.levelNonUniformity, e.levelNonUniformityNormalized, e.levelVariance, e.high, e.large, e.largeHigh,
            e.largeLow, e.low, e.entropy, e.sizeNonUniformity, e.sizeNonUniformityNormalized, e.percentage,
            e.sizeVariance, e.small, e.smallHigh, e.smallLow,
        ]
    }
}
