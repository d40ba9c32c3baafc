internal import Kernels

extension FrequencyFilter {
    /// The real part of the transfer function at each point of a spectrum, the first axis fastest.
    ///
    /// Frequencies are those of IBSI 2, equations 27 and 34, from -1 to 1 around the centre of the grid: with `n` points the
    /// step is `2 / (n - 1)`. The reference maps are made so, although the transform's own step is `2 / n`.
    static func transfer(sizes: [Int], level: Int?, order: [Int]?) -> [Double] {
        let axes = sizes.map(frequencies)
        let layers = axes.count == 3 ? axes[2] : [0]
        let limit = level.map { Double(sign: .plus, exponent: 1 - $0, significand: 1) }
        let riesz = order.map { RieszFactor(order: $0) }
        var transfer: [Double] = []
        transfer.reserveCapacity(sizes.reduce(1, *))
        for z in layers {
            for y in axes[1] {
                for x in axes[0] {
                    let distance = (x * x + y * y + z * z).squareRoot()
                    var factor = limit.map { band(distance, limit: $0) } ?? 1
                    if let riesz, factor != 0 { factor *= riesz.value([x, y, z], distance: distance) }
                    transfer.append(factor)
                }
            }
        }
        return transfer
    }

    /// `cos(pi / 2 log2(2 d / limit))` from a quarter of the limit up to the limit, otherwise 0.
    private static func band(_ distance: Double, limit: Double) -> Double {
        guard distance >= limit / 4, distance <= limit else { return 0 }
        let quarters = Elementary.log2(2 * distance / limit)
        // A quarter of a turn in 2^38 steps.
        return Elementary.turn(Int((quarters * 0x1p38).rounded()), of: 1 << 40).cosine
    }

    /// The frequencies in the order of a spectrum, zero first.
    private static func frequencies(_ count: Int) -> [Double] {
        guard count > 1 else { return [0] }
        let centre = 0.5 * Double(count - 1)
        return (0..<count).map { (Double(($0 + count / 2) % count) - centre) / centre }
    }
}

/// The magnitude of a Riesz transfer function: `sqrt(L! / (l1! l2! l3!)) x^l1 y^l2 z^l3 / d^L`.
private struct RieszFactor {
    let order: [Int]
    let norm: Double

    init(order: [Int]) {
        self.order = order
        let parts = order.reduce(1.0) { $0 * Self.factorial($1) }
        norm = (Self.factorial(order.reduce(0, +)) / parts).squareRoot()
    }

    func value(_ frequency: SIMD3<Double>, distance: Double) -> Double {
        guard distance > 0 else { return 0 }
        var value = norm
        for (axis, power) in order.enumerated() {
            for _ in 0..<power { value *= frequency[axis] / distance }
        }
        return value
    }

    private static func factorial(_ number: Int) -> Double {
        number < 2 ? 1 : (2...number).reduce(1.0) { $0 * Double($1) }
    }
}
