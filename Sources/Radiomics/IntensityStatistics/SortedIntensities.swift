/// The intensities of a region in ascending order; never empty.
struct SortedIntensities: Sendable {
    /// Ascending.
    let values: [Float]

    /// Sorts finite numbers by their bits, 11 at a time from the lowest (radix sort), in time proportional to their count.
    init(_ intensities: [Float]) {
        var keys = intensities.map { Self.key($0.bitPattern) }
        var sorted = [UInt32](repeating: 0, count: keys.count)
        for shift: UInt32 in [0, 11, 22] {
            var starts = [Int](repeating: 0, count: 2049)
            for key in keys { starts[Int(key >> shift & 2047) + 1] += 1 }
            for digit in 1..<2049 { starts[digit] += starts[digit - 1] }
            for key in keys {
                let digit = Int(key >> shift & 2047)
                sorted[starts[digit]] = key
                starts[digit] += 1
            }
            swap(&keys, &sorted)
        }
        values = keys.map { Float(bitPattern: Self.bits($0)) }
    }

    /// The value below which a fraction of the intensities lies, linear between the two nearest ranks.
    func percentile(_ fraction: Double) -> Double {
        let rank = fraction * Double(values.count - 1)
        let lower = Int(rank)
        let upper = min(lower + 1, values.count - 1)
        let low = Double(values[lower])
        return low + (rank - Double(lower)) * (Double(values[upper]) - low)
    }

    /// Bits whose order as whole numbers is that of the floating-point numbers.
    private static func key(_ bits: UInt32) -> UInt32 { bits >> 31 == 1 ? ~bits : bits | 0x8000_0000 }

    private static func bits(_ key: UInt32) -> UInt32 { key >> 31 == 1 ? key & 0x7FFF_FFFF : ~key }
}
