/// The intensities (or grey levels) of a region in ascending order, equal ones together; never empty.
///
/// Every statistic of one voxel at a time is a sum over this, whatever the order of the voxels in memory.
struct Distribution: Sendable {
    /// The different intensities, ascending.
    let values: [Float]

    /// How many voxels have each of them or a lower one.
    let ends: [Int32]

    /// The distribution of finite intensities; small whole numbers are counted, all else is sorted.
    init(_ intensities: [Float]) {
        self = Self.counted(intensities) ?? Self.sorted(intensities)
    }

    /// The distribution of grey levels of which `counts[level]` is the number of voxels.
    init(levels counts: [Int]) {
        self.init(counts: counts.map(Int32.init), from: 0)
    }

    private init(values: [Float], ends: [Int32]) {
        self.values = values
        self.ends = ends
    }

    /// The distribution of whole numbers from `first` on of which there are so many each.
    private init(counts: [Int32], from first: Int) {
        var values: [Float] = []
        var ends: [Int32] = []
        var end: Int32 = 0
        for (index, count) in counts.enumerated() where count > 0 {
            end += count
            values.append(Float(first + index))
            ends.append(end)
        }
        self.init(values: values, ends: ends)
    }

    /// How many voxels there are.
    var total: Int { Int(ends[ends.count - 1]) }

    /// Whether all intensities are equal.
    var isConstant: Bool { values.count == 1 }

    /// The lowest intensity.
    var lowest: Double { Double(values[0]) }

    /// The highest intensity.
    var highest: Double { Double(values[values.count - 1]) }

    /// How many voxels have an intensity of a range of ``values``.
    func count(in range: Range<Int>) -> Int {
        range.isEmpty
            ? 0 : Int(ends[range.upperBound - 1]) - (range.lowerBound > 0 ? Int(ends[range.lowerBound - 1]) : 0)
    }

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
    ///
    /// In two lanes, of which the first adds up the rest; a term is given intensities and numbers of voxels.
    @inline(__always)
    func sum(
        over range: Range<Int>? = nil,
        _ term: (_ values: SIMD2<Double>, _ counts: SIMD2<Double>) -> SIMD2<Double>
    ) -> Double {
        var sums = SIMD2<Double>(repeating: 0)
        forEachPair(in: range ?? values.indices) { sums += term($0, $1) }
        return sums.x + sums.y
    }

    /// Calls a function with two intensities at a time and how many voxels have each; the last one may be of none.
    @inline(__always)
    func forEachPair(in range: Range<Int>, _ body: (_ values: SIMD2<Double>, _ counts: SIMD2<Double>) -> Void) {
        let values = values.span
        let ends = ends.span
        var before = range.lowerBound > 0 ? ends[range.lowerBound - 1] : 0
        var index = range.lowerBound
        while index &+ 2 <= range.upperBound {
            let (one, two) = (ends[index], ends[index &+ 1])
            body(
                SIMD2(Double(values[index]), Double(values[index &+ 1])),
                SIMD2(Double(one &- before), Double(two &- one))
            )
            before = two
            index &+= 2
        }
        if index < range.upperBound {
            body(SIMD2(repeating: Double(values[index])), SIMD2(Double(ends[index] &- before), 0))
        }
    }

    /// The index of the first of ``values`` for which something is true that stays true from there on.
    func firstIndex(where isTrue: (Double) -> Bool) -> Int {
        var (low, high) = (0, values.count)
        while low < high {
            let middle = (low + high) / 2
            if isTrue(Double(values[middle])) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    private func value(atRank rank: Int) -> Double {
        var (low, high) = (0, ends.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if Int(ends[middle]) > rank { high = middle } else { low = middle + 1 }
        }
        return Double(values[low])
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
        return Distribution(counts: counts, from: Int(edge))
    }

    private static func sorted(_ intensities: [Float]) -> Distribution {
        let sorted = RadixSort.sortedKeys(intensities)
        let keys = sorted.span
        var values = [Float](repeating: 0, count: keys.count)
        var ends = [Int32](repeating: 0, count: keys.count)
        var place = values.mutableSpan
        var end = ends.mutableSpan
        var last = -1
        for index in 0..<keys.count {
            let value = Float(bitPattern: RadixSort.bits(keys[index]))
            // Zero comes with two signs, and they are equal.
            if last < 0 || value != place[last] {
                last &+= 1
                place[last] = value
            }
            end[last] = Int32(truncatingIfNeeded: index &+ 1)
        }
        values.removeLast(values.count - last - 1)
        ends.removeLast(ends.count - last - 1)
        return Distribution(values: values, ends: ends)
    }
}
