/// The intensities (or grey levels) of a region in ascending order, equal ones together; never empty.
///
/// Every statistic of one voxel at a time is a sum over this, in this order, whatever the order of the voxels in memory.
struct Distribution: Sendable {
    /// The different intensities, ascending.
    let values: [Float]

    /// How many voxels have each, at least 1.
    let counts: [Int]

    /// How many voxels there are.
    let total: Int

    /// The distribution of finite intensities; small whole numbers are counted, all else is sorted.
    init(_ intensities: [Float]) {
        self = Self.counted(intensities) ?? Self.sorted(intensities)
    }

    /// The distribution of grey levels of which `counts[level]` is the number of voxels.
    init(levels counts: [Int]) {
        let occupied = counts.indices.filter { counts[$0] > 0 }
        self.init(values: occupied.map(Float.init), counts: occupied.map { counts[$0] })
    }

    private init(values: [Float], counts: [Int]) {
        self.values = values
        self.counts = counts
        total = counts.reduce(0, +)
    }

    /// Whether all intensities are equal.
    var isConstant: Bool { values.count == 1 }

    /// The lowest intensity.
    var lowest: Double { Double(values[0]) }

    /// The highest intensity.
    var highest: Double { Double(values[values.count - 1]) }

    /// The values below which fractions of the intensities lie, linear between the two nearest ranks.
    func percentiles(_ fractions: [Double]) -> [Double] {
        fractions.map { fraction in
            let rank = fraction * Double(total - 1)
            let lower = Int(rank)
            let low = value(atRank: lower)
            return low + (rank - Double(lower)) * (value(atRank: min(lower + 1, total - 1)) - low)
        }
    }

    /// The sum of a function over the voxels with an intensity of a range of ``values``.
    func sum(over range: Range<Int>? = nil, _ term: (Double) -> Double) -> Double {
        var sum = 0.0
        let (values, counts) = (values.span, counts.span)
        for index in range ?? 0..<values.count { sum += Double(counts[index]) * term(Double(values[index])) }
        return sum
    }

    private func value(atRank rank: Int) -> Double {
        // From whichever end is nearer.
        if 2 * rank < total {
            var left = rank
            for index in values.indices {
                left -= counts[index]
                if left < 0 { return Double(values[index]) }
            }
        } else {
            var left = total - 1 - rank
            for index in values.indices.reversed() {
                left -= counts[index]
                if left < 0 { return Double(values[index]) }
            }
        }
        return highest
    }

    // MARK: Counting and sorting

    /// `nil` unless all intensities are whole numbers that are less than 65,536 apart.
    private static func counted(_ intensities: [Float]) -> Distribution? {
        let (least, most) = IntensityExtent(intensities).range
        guard most - least < 65_536, least.magnitude < 1e9, least.rounded(.down) == least else { return nil }
        let edge = Int32(least)
        var counts = [Int32](repeating: 0, count: Int(most - least) + 1)
        var table = counts.mutableSpan
        let intensities = intensities.span
        for index in 0..<intensities.count {
            let whole = Int32(intensities[index])
            guard Float(whole) == intensities[index] else { return nil }
            table[Int(whole &- edge)] &+= 1
        }
        let occupied = counts.indices.filter { counts[$0] > 0 }
        return Distribution(values: occupied.map { Float(Int(edge) + $0) }, counts: occupied.map { Int(counts[$0]) })
    }

    private static func sorted(_ intensities: [Float]) -> Distribution {
        let keys = RadixSort.sorted(intensities)
        var values: [Float] = []
        var counts: [Int] = []
        values.reserveCapacity(keys.count)
        counts.reserveCapacity(keys.count)
        for value in keys {
            // Zero comes with two signs, and they are equal.
            if value == values.last {
                counts[counts.count - 1] += 1
            } else {
                values.append(value)
                counts.append(1)
            }
        }
        return Distribution(values: values, counts: counts)
    }
}
