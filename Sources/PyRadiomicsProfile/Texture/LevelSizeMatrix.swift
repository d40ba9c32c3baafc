import Kernels

/// How many things there are of each grey level and each size: runs, zones or dependences.
///
/// The matrix is dense over the levels and the sizes that occur; rows are levels.
struct LevelSizeMatrix: Sendable {
    let levels: [Double]
    let sizes: [Double]
    let counts: [Double]

    init(levels: [Double], sizes: [Double], counts: [Double]) {
        self.levels = levels
        self.sizes = sizes
        self.counts = counts
    }

    /// The columns that are not empty, of a matrix with the sizes 1, 2, 3 and so on.
    init(levels: [Int], columns: Int, counts: [Double]) {
        var isUsed = [Bool](repeating: false, count: columns)
        for index in counts.indices where counts[index] != 0 { isUsed[index % columns] = true }
        let used = isUsed.indices.filter { isUsed[$0] }
        var kept: [Double] = []
        kept.reserveCapacity(levels.count * used.count)
        for row in levels.indices {
            for column in used { kept.append(counts[row * columns + column]) }
        }
        self.init(levels: levels.map(Double.init), sizes: used.map { Double($0 + 1) }, counts: kept)
    }

    /// The number of things.
    var total: Double { counts.reduce(0, +) }

    /// The formulas that the three matrices share, under neutral names.
    struct Emphases: Sendable {
        var small = 0.0
        var large = 0.0
        var low = 0.0
        var high = 0.0
        var smallLow = 0.0
        var smallHigh = 0.0
        var largeLow = 0.0
        var largeHigh = 0.0
        var levelNonUniformity = 0.0
        var levelNonUniformityNormalized = 0.0
        var levelVariance = 0.0
        var sizeNonUniformity = 0.0
        var sizeNonUniformityNormalized = 0.0
        var sizeVariance = 0.0
        var entropy = 0.0
        var percentage = 0.0
    }

    /// The value of each formula; there has to be a thing.
    func emphases() -> Emphases {
        let total = total
        var result = Emphases()
        var ofSize = [Double](repeating: 0, count: sizes.count)
        var ofLevel = [Double](repeating: 0, count: levels.count)
        for (row, level) in levels.enumerated() {
            let square = level * level
            var (sum, inverse, direct) = (0.0, 0.0, 0.0)
            for column in sizes.indices {
                let count = counts[row * sizes.count + column]
                guard count != 0 else { continue }
                sum += count
                ofSize[column] += count
                let sizeSquare = sizes[column] * sizes[column]
                inverse += count / sizeSquare
                direct += count * sizeSquare
                let share = count / total
                result.entropy -= share * Elementary.log2(share + Double.ulpOfOne)
            }
            ofLevel[row] = sum
            result.low += sum / square
            result.high += sum * square
            result.smallLow += inverse / square
            result.smallHigh += inverse * square
            result.largeLow += direct / square
            result.largeHigh += direct * square
            result.small += inverse
            result.large += direct
        }
        let (levelSquares, levelVariance, _) = Self.spread(ofLevel, levels, total: total)
        let (sizeSquares, sizeVariance, extent) = Self.spread(ofSize, sizes, total: total)
        result.divide(by: total)
        result.levelNonUniformity = levelSquares / total
        result.levelNonUniformityNormalized = levelSquares / (total * total)
        result.levelVariance = levelVariance
        result.sizeNonUniformity = sizeSquares / total
        result.sizeNonUniformityNormalized = sizeSquares / (total * total)
        result.sizeVariance = sizeVariance
        result.percentage = total / extent
        return result
    }

    private static func spread(
        _ counts: [Double],
        _ places: [Double],
        total: Double
    ) -> (squares: Double, variance: Double, extent: Double) {
        var (squares, extent) = (0.0, 0.0)
        for (count, place) in zip(counts, places) {
            squares += count * count
            extent += count * place
        }
        let mean = extent / total
        var variance = 0.0
        for (count, place) in zip(counts, places) { variance += count * (place - mean) * (place - mean) }
        return (squares, variance / total, extent)
    }
}

extension LevelSizeMatrix.Emphases {
    fileprivate mutating func divide(by total: Double) {
        small /= total
        large /= total
        low /= total
        high /= total
        smallLow /= total
        smallHigh /= total
        largeLow /= total
        largeHigh /= total
    }
}
