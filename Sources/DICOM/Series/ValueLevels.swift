/// Values of a series that count as one, since they differ by no more than how they were written.
///
/// A level reaches from its smallest value as far as a tolerance allows, so that levels do not depend on the order of
/// values and none is cut by the limit of a rounding.
struct ValueLevels: Sendable {
    private let starts: [Double]
    private let tolerance: @Sendable (Double) -> Double

    /// The levels of some values, each with the tolerance of its smallest value.
    init(_ values: some Sequence<Double?>, tolerance: @escaping @Sendable (Double) -> Double) {
        self.tolerance = tolerance
        var starts: [Double] = []
        for value in Set(values.compactMap(\.self).filter(\.isFinite)).sorted() {
            if let start = starts.last, value - start <= tolerance(start) { continue }
            starts.append(value)
        }
        self.starts = starts
    }

    /// The smallest value of a value's level; -1 if there is no value.
    func level(_ value: Double?) -> Double {
        guard let value, value.isFinite else { return -1 }
        var (low, high) = (0, starts.count)
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= value { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? starts[low - 1] : value
    }

    /// b-values that differ by less than 0.5 s/mm^2 or a thousandth are one, as computed ones of one nominal value do,
    /// unless they are so low that they only number images without weighting.
    @Sendable static func bValueTolerance(_ bValue: Double) -> Double {
        bValue < DiffusionWeighting.unweightedLimit ? 1e-6 : max(0.499, 1e-3 * bValue)
    }

    /// Times that differ by less than a thousandth are one.
    @Sendable static func timeTolerance(_ milliseconds: Double) -> Double { 1e-3 * milliseconds }

    /// Echo times that differ by less than half a hundredth are one: no echo follows another one so soon.
    @Sendable static func echoTimeTolerance(_ milliseconds: Double) -> Double { 5e-3 * milliseconds }

    /// Angles that differ by less than a tenth of a degree are one.
    @Sendable static func angleTolerance(_ degrees: Double) -> Double { 0.1 }
}
