import Kernels

/// The entropy in bits of whole counts: `log2 N - sum(c log2 c) / N`, which needs no probabilities.
///
/// The logarithms of small counts, nearly all there are, come from a table.
struct CountEntropy {
    private let table: [Double]
    private var sum = 0.0
    private var total = 0
    private var largest = 0

    private static let smallCounts: [Double] = (0..<1024).map { $0 < 2 ? 0 : Double($0) * Elementary.log2(Double($0)) }

    /// The entropy of no counts.
    init() { table = Self.smallCounts }

    /// The entropy of some counts.
    init(_ counts: [Int]) {
        self.init()
        for count in counts { add(count) }
    }

    /// Takes in a count; 0 changes nothing.
    mutating func add(_ count: Int) {
        total &+= count
        largest = max(largest, count)
        sum += count < table.count ? table[count] : Double(count) * Elementary.log2(Double(count))
    }

    /// The entropy in bits: exactly 0 when one count holds everything.
    var bits: Double {
        guard largest < total else { return 0 }
        return max(0, Elementary.log2(Double(total)) - sum / Double(total))
    }
}
