/// Mean and range of some intensities.
public struct IntensitySummary: Sendable, Hashable {
    /// The mean.
    public let mean: Double

    /// The least.
    public let lowest: Double

    /// The greatest.
    public let highest: Double

    /// Of finite intensities; 0 throughout for none.
    ///
    /// The mean is added up in four lanes.
    init(_ intensities: [Float], extent: IntensityExtent? = nil) {
        let extent = extent ?? IntensityExtent(intensities)
        lowest = Double(extent.range.least)
        highest = Double(extent.range.most)
        let sum = Self.sum(intensities) { $0 }
        mean = lowest == highest ? lowest : sum / Double(max(intensities.count, 1))
    }

    /// The standard deviation about this mean, with the number of voxels as divisor.
    func deviation(of intensities: [Float]) -> Double {
        let mean = SIMD4<Double>(repeating: mean)
        let squares = Self.sum(intensities) { ($0 - mean) * ($0 - mean) }
        return (squares / Double(max(intensities.count, 1))).squareRoot()
    }

    private static func sum(_ intensities: [Float], _ term: (SIMD4<Double>) -> SIMD4<Double>) -> Double {
        var sums = SIMD4<Double>(repeating: 0)
        let numbers = intensities.span
        var index = 0
        while index &+ 4 <= numbers.count {
            let four = SIMD4(numbers[index], numbers[index &+ 1], numbers[index &+ 2], numbers[index &+ 3])
            sums += term(SIMD4<Double>(four))
            index &+= 4
        }
        var sum = (sums.x + sums.y) + (sums.z + sums.w)
        while index < numbers.count {
            sum += term(SIMD4(repeating: Double(numbers[index]))).x
            index &+= 1
        }
        return sum
    }
}
