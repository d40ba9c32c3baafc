internal import Kernels

extension FrequencyFilter {
    /// The real part of the transfer function at each point of a half spectrum, the first axis fastest.
    ///
    /// Frequencies are those of IBSI 2, equations 27 and 34, from -1 to 1 around the centre of the grid: with `n` points the
    /// step is `2 / (n - 1)`. The reference maps are made so, although the transform's own step is `2 / n`. With an even
    /// number of points the frequencies at `k` and `-k` are not quite opposite, and the response would be complex; its real
    /// part is that of the mean of the transfer function with its conjugate at `-k`.
    static func transfer(sizes: [Int], level: Int?, order: [Int]?) -> [Double] {
        let axes = sizes.map(FrequencyAxis.init) + (sizes.count == 2 ? [FrequencyAxis(count: 1)] : [])
        let values = TransferValues(axes: axes, level: level, order: order)
        let sign: Double = (order ?? []).reduce(0, +) % 2 == 0 ? 1 : -1
        let half = sizes[sizes.count - 1] / 2 + 1
        let (layers, rows) = sizes.count == 2 ? (1, half) : (half, sizes[1])
        var transfer: [Double] = []
        transfer.reserveCapacity(layers * rows * sizes[0])
        for z in 0..<layers {
            for y in 0..<rows {
                let (otherY, otherZ) = (axes[1].opposite(y), axes[2].opposite(z))
                for x in 0..<sizes[0] {
                    let opposite = values.at(axes[0].opposite(x), otherY, otherZ)
                    transfer.append(0.5 * (values.at(x, y, z) + sign * opposite))
                }
            }
        }
        return transfer
    }
}

/// The transfer function without regard to its mirror image.
private struct TransferValues {
    private let axes: [FrequencyAxis]
    private let bands: [Double]?
    private let riesz: RieszFactor?

    init(axes: [FrequencyAxis], level: Int?, order: [Int]?) {
        self.axes = axes
        bands = level.map { Self.bandsOfOctant(axes, level: $0) }
        riesz = order.map { RieszFactor(order: $0) }
    }

    func at(_ x: Int, _ y: Int, _ z: Int) -> Double {
        var factor = 1.0
        if let bands {
            let row = axes[0].half * (axes[1].mirrored[y] + axes[1].half * axes[2].mirrored[z])
            factor = bands[row + axes[0].mirrored[x]]
        }
        guard let riesz, factor != 0 else { return factor }
        return factor * riesz.value([axes[0].values[x], axes[1].values[y], axes[2].values[z]])
    }

    /// The band where no frequency is above 0; it is the same in the other octants.
    private static func bandsOfOctant(_ axes: [FrequencyAxis], level: Int) -> [Double] {
        let limit = Double(sign: .plus, exponent: 1 - level, significand: 1)
        var bands: [Double] = []
        for z in axes[2].lowest {
            for y in axes[1].lowest {
                for x in axes[0].lowest { bands.append(band((x * x + y * y + z * z).squareRoot(), limit: limit)) }
            }
        }
        return bands
    }

    /// `cos(pi / 2 log2(2 d / limit))` from a quarter of the limit up to the limit, otherwise 0.
    private static func band(_ distance: Double, limit: Double) -> Double {
        guard distance >= limit / 4, distance <= limit else { return 0 }
        let quarters = Elementary.log2(2 * distance / limit)
        // A quarter of a turn in 2^38 steps.
        return Elementary.turn(Int((quarters * 0x1p38).rounded()), of: 1 << 40).cosine
    }
}

/// The frequencies along an axis.
private struct FrequencyAxis {
    let count: Int

    /// In the order of a spectrum, zero first.
    let values: [Double]

    /// Those up to 0, in ascending order.
    let lowest: [Double]

    /// Which of the lowest has the same magnitude, for each value.
    let mirrored: [Int]

    init(count: Int) {
        self.count = count
        let centre = 0.5 * Double(count - 1)
        let places = (0..<count).map { ($0 + count / 2) % count }
        values = places.map { centre > 0 ? (Double($0) - centre) / centre : 0 }
        lowest = (0..<(count + 1) / 2).map { centre > 0 ? (Double($0) - centre) / centre : 0 }
        mirrored = places.map { min($0, count - 1 - $0) }
    }

    /// The place of the opposite frequency in a spectrum.
    func opposite(_ place: Int) -> Int { place == 0 ? 0 : count - place }

    /// How many of the lowest there are.
    var half: Int { lowest.count }
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

    func value(_ frequency: SIMD3<Double>) -> Double {
        let square = frequency * frequency
        let distance = (square.x + square.y + square.z).squareRoot()
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
