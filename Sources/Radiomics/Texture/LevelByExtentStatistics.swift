/// The features that IBSI 1 defines alike for run lengths (TP0I), zone sizes (9SAK), zone distances (VMDZ) and dependence
/// counts (REK0): moments of a matrix of how many things have a grey level and an extent.
///
/// The matrix itself is never stored: its entries come level by level, and only sums and the two margins are kept. Up to
/// the features these are whole numbers wherever the formula allows it. Sums are taken in the order of the entries.
struct LevelByExtentStatistics {
    private var total = 0
    private var current = LevelSums(level: 0)
    private var levelCounts: [(value: Int, count: Int)] = []
    private var smallExtents = [Int](repeating: 0, count: 256)
    private var largeExtents: [(value: Int, count: Int)] = []
    private var entropy = CountEntropy()
    private var energy = 0
    private var sums = WeightedSums()

    /// Counts so many things of a level, from 1, and an extent, from 1; levels come in order, each entry once.
    mutating func add(level: Int, extent: Int, count: Int) {
        guard count > 0 else { return }
        if level != current.level {
            finishLevel()
            current = LevelSums(level: level)
        }
        current.count &+= count
        let square = Double(extent) * Double(extent)
        current.short += Double(count) / square
        current.long += Double(count) * square
        entropy.add(count)
        energy &+= count &* count
        if extent < smallExtents.count {
            smallExtents[extent] &+= count
        } else {
            largeExtents.append((extent, count))
        }
    }

    /// The 16 features in the catalogue's order, and the energy behind them when it is wanted.
    ///
    /// `places` is how many things there could be: voxels, times directions for runs. `nil` for a matrix without entries.
    mutating func outcomes(places: Int, withEnergy: Bool = false) -> [FeatureOutcome]? {
        finishLevel()
        guard total > 0 else { return nil }
        let extents = extentCounts()
        let all = Double(total)
        let levelSquares = Self.squares(levelCounts)
        let extentSquares = Self.squares(extents)
        var values = [
            sums.short / all, sums.long / all, sums.low / all, sums.high / all,
            sums.shortLow / all, sums.shortHigh / all, sums.longLow / all, sums.longHigh / all,
            levelSquares / all, levelSquares / (all * all), extentSquares / all, extentSquares / (all * all),
            all / Double(places), Self.variance(levelCounts, all), Self.variance(extents, all), entropy.bits,
        ]
        if withEnergy { values.append(Double(energy) / (all * all)) }
        return values.map { .value($0) }
    }

    // MARK: Sums

    /// What the entries of one level come to.
    private struct LevelSums {
        let level: Int
        var count = 0
        var short = 0.0
        var long = 0.0
    }

    /// The sums behind the first eight features.
    private struct WeightedSums {
        var (short, long, low, high) = (0.0, 0.0, 0.0, 0.0)
        var (shortLow, shortHigh, longLow, longHigh) = (0.0, 0.0, 0.0, 0.0)
    }

    private mutating func finishLevel() {
        guard current.count > 0 else { return }
        let square = Double(current.level) * Double(current.level)
        let count = Double(current.count)
        sums.short += current.short
        sums.long += current.long
        sums.low += count / square
        sums.high += count * square
        sums.shortLow += current.short / square
        sums.shortHigh += current.short * square
        sums.longLow += current.long / square
        sums.longHigh += current.long * square
        levelCounts.append((current.level, current.count))
        total += current.count
        current.count = 0
    }

    /// How many things have each extent, extents ascending.
    private func extentCounts() -> [(value: Int, count: Int)] {
        var result = smallExtents.enumerated().filter { $0.element > 0 }.map { (value: $0.offset, count: $0.element) }
        for (value, count) in largeExtents.sorted(by: { $0.value < $1.value }) {
            if let last = result.last, last.value == value {
                result[result.count - 1].count += count
            } else {
                result.append((value, count))
            }
        }
        return result
    }

    private static func squares(_ counts: [(value: Int, count: Int)]) -> Double {
        var sum = 0.0
        for (_, count) in counts { sum += Double(count) * Double(count) }
        return sum
    }

    private static func variance(_ counts: [(value: Int, count: Int)], _ total: Double) -> Double {
        var sum = 0
        for (value, count) in counts { sum += value * count }
        let mean = Double(sum) / total
        var squares = 0.0
        for (value, count) in counts {
            let deviation = Double(value) - mean
            squares += Double(count) * (deviation * deviation)
        }
        return squares / total
    }
}
