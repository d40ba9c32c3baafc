import Kernels
import Radiomics

/// The grey level co-occurrence features (`glcm`): means over directions, or of the merged matrix if there are weights.
enum CooccurrenceFeatures {
    /// So many levels have a matrix of 128 MB.
    private static let levelLimit = 4_096

    /// The highest level for which sums and differences of levels are counted.
    private static let highestLimit = 1 << 20

    static func outcomes(_ region: LevelRegion, settings: PyRadiomicsSettings) -> [NamedOutcome] {
        let count = region.levels.count
        guard count <= levelLimit, region.highest <= highestLimit else {
            return names.map { NamedOutcome($0, undefined: .tooManyGreyLevels) }
        }
        let steps = Directions(size: region.size, distances: settings.distances, settings: settings).steps
        var counts = [UInt32](repeating: 0, count: (count + 1) * (count + 1))
        var sums = [Double](repeating: 0, count: count * count)
        var all: [[Double]] = []
        for step in steps {
            Cooccurrence.count(region, step: step, into: &counts)
            var weight = 1.0
            if let norm = settings.weightingNorm {
                weight = Self.weight(norm, SIMD3<Double>(step) * region.spacing)
            } else {
                for index in sums.indices { sums[index] = 0 }
            }
            Cooccurrence.add(counts, weight: weight, isSymmetric: settings.symmetricalGLCM, levels: count, to: &sums)
            if settings.weightingNorm == nil, let matrix = Cooccurrence(sums: sums, levels: region.levels) {
                all.append(values(matrix, highest: region.highest, isSymmetric: settings.symmetricalGLCM))
            }
        }
        if settings.weightingNorm != nil, let matrix = Cooccurrence(sums: sums, levels: region.levels) {
            all.append(values(matrix, highest: region.highest, isSymmetric: settings.symmetricalGLCM))
        }
        guard !all.isEmpty else { return names.map { NamedOutcome($0, undefined: .noNeighbors) } }
        return names.indices.map { index in
            // As numpy.nanmean: a direction without a value is left out.
            let numbers = all.map { $0[index] }.filter { !$0.isNaN }
            let mean = numbers.reduce(0, +) / Double(numbers.count)
            return NamedOutcome(names[index], mean, otherwise: .constantIntensity)
        }
    }

    /// The exponential of the negative square of a step's length; 1 without weighting.
    private static func weight(_ norm: WeightingNorm, _ step: SIMD3<Double>) -> Double {
        guard norm != .noWeighting else { return 1 }
        let length = norm.length(of: step)
        return Elementary.exp(-(length * length))
    }

    private static let names = PyRadiomicsFeatureClass.glcm.featureNames

    private static func values(_ matrix: Cooccurrence, highest: Int, isSymmetric: Bool) -> [Double] {
        let margins = CooccurrenceMargins(matrix)
        let diagonals = CooccurrenceDiagonals(matrix, highest: highest)
        let joint = CooccurrenceMoments(matrix, margins)
        let information = CooccurrenceInformation(matrix, margins)
        let correlation = MaximalCorrelation.value(matrix, margins, isSymmetric: isSymmetric)
        return [
            joint.autocorrelation, joint.prominence, joint.shade, joint.tendency, joint.contrast, joint.correlation,
            diagonals.differenceAverage, diagonals.differenceEntropy, diagonals.differenceVariance,
            diagonals.inverseDifference, diagonals.inverseDifferenceMoment,
            diagonals.normalizedInverseDifferenceMoment, diagonals.normalizedInverseDifference,
            information.first, information.second, diagonals.inverseVariance, margins.rowMean, joint.energy,
            information.jointEntropy, correlation, joint.maximum, diagonals.sumAverage, diagonals.sumEntropy,
            joint.sumSquares,
        ]
    }
}
