import Kernels

/// The straight line of the logarithm of the signal over the b-value, fitted to the measurements of one voxel.
///
/// Holds room for the measurements, so that one value serves all voxels of an image.
struct DecayLine {
    /// The change of `ln S` with b; minus the diffusion coefficient in mm^2/s.
    private(set) var slope = 0.0

    /// How many measurements there are.
    private(set) var count = 0

    private var bValues: [Double]
    private var logarithms: [Double]
    private var weights: [Double]

    /// A line without measurements and with room for `capacity` of them.
    init(capacity: Int) {
        bValues = Array(repeating: 0, count: capacity)
        logarithms = bValues
        weights = bValues
    }

    /// The slope of a least-squares line is a weighted sum of the ordinates; these are the weights.
    static func slopeWeights(_ bValues: [Double]) -> [Double] {
        let mean = bValues.reduce(0, +) / Double(bValues.count)
        let square = bValues.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return bValues.map { ($0 - mean) / square }
    }

    /// Forgets the measurements.
    mutating func removeAll() {
        count = 0
    }

    /// Adds a measurement.
    mutating func append(bValue: Double, logarithm: Double) {
        bValues[count] = bValue
        logarithms[count] = logarithm
        count += 1
    }

    /// Whether two b-values differ, without which there is no line.
    var hasTwoBValues: Bool {
        for index in 0..<count where bValues[index] != bValues[0] { return true }
        return false
    }

    /// Fits with equal weights.
    mutating func fit() {
        for index in 0..<count { weights[index] = 1 }
        solve()
    }

    /// Fits again, each measurement weighted with the square of the signal that the line predicts for it.
    ///
    /// Only the ratios of the weights matter, so that the intercept is left out and the largest weight is 1.
    mutating func reweight() {
        var strongest = bValues[0]
        for index in 1..<count {
            strongest = slope > 0 ? max(strongest, bValues[index]) : min(strongest, bValues[index])
        }
        for index in 0..<count { weights[index] = Elementary.exp(2 * slope * (bValues[index] - strongest)) }
        solve()
    }

    /// The weighted line; where all weights but those of one b-value vanish the slope stays as it was.
    private mutating func solve() {
        var sum = 0.0
        var mean = 0.0
        for index in 0..<count {
            sum += weights[index]
            mean += weights[index] * bValues[index]
        }
        mean /= sum
        var square = 0.0
        var product = 0.0
        for index in 0..<count {
            let distance = bValues[index] - mean
            square += weights[index] * distance * distance
            product += weights[index] * distance * logarithms[index]
        }
        let next = product / square
        if square > 0, next.isFinite { slope = next }
    }
}
