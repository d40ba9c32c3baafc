import Kernels

/// The edges of the grey level bins (`imageoperations.getBinEdges`).
///
/// Bins of a width are aligned to zero; a number of bins divides the range. All are half-open.
struct BinEdges: Sendable {
    /// Edge i is here: at `start + i step`, but for those that are spelled out.
    private let start: Double
    private let step: Double
    private let listed: [Double]

    /// The most grey levels that are counted.
    static let limit = 1 << 24

    /// For the intensities of a region between two bounds; `nil` if there were too many bins.
    init?(minimum: Double, maximum: Double, precision: ProfileImage.Precision, settings: PyRadiomicsSettings) {
        guard let count = settings.binCount else {
            let width = settings.binWidth
            guard (maximum - minimum) / width < Double(Self.limit) else { return nil }
            start = minimum - Self.remainder(minimum, width)
            // NumPy's arange adds the difference of its first two elements.
            step = (start + width) - start
            listed = []
            guard step > 0 else { return nil }
            return
        }
        let isFlat = minimum == maximum
        let (first, last) = isFlat ? (minimum - 0.5, maximum + 0.5) : (minimum, maximum)
        let step = (last - first) / Double(count)
        var edges = (0..<count).map { Double($0) * step + first } + [last]
        if precision == .single { edges = edges.map { Double(Float($0)) } }
        edges[count] += 1
        if precision == .single { edges[count] = Double(Float(edges[count])) }
        listed = edges
        start = first
        self.step = step
    }

    /// The number of edges that an intensity of the region has reached.
    func level(_ intensity: Double) -> Int {
        var index = max(Int(min((intensity - start) / step, Double(Self.limit))), 0)
        if !listed.isEmpty { index = min(index, listed.count - 1) }
        while index > 0, edge(index) > intensity { index -= 1 }
        while listed.isEmpty || index + 1 < listed.count, edge(index + 1) <= intensity { index += 1 }
        return edge(index) <= intensity ? index + 1 : index
    }

    private func edge(_ index: Int) -> Double {
        listed.isEmpty ? start + Double(index) * step : listed[index]
    }

    /// The remainder with the sign of the divisor, as Python has it.
    private static func remainder(_ number: Double, _ divisor: Double) -> Double {
        let remainder = number.truncatingRemainder(dividingBy: divisor)
        return remainder < 0 ? remainder + divisor : remainder
    }
}
