internal import Imaging

/// A filter that is one chain of kernels an axis.
struct SeparableFilter: Sendable {
    /// The kernels along each axis of the filter.
    let chains: [[LineKernel]]

    /// Whether all axes are passed at each level before the next level, as the levels of a wavelet are nested.
    let goesLevelByLevel: Bool

    init(chains: [[LineKernel]], goesLevelByLevel: Bool = false) {
        self.chains = chains
        self.goesLevelByLevel = goesLevelByLevel
    }

    /// The steps without rotation.
    var path: [AxisStep] {
        guard goesLevelByLevel, let levels = chains.first?.count else {
            return chains.enumerated().map { AxisStep(axis: $0, kernels: $1) }
        }
        return (0..<levels).flatMap { level in
            chains.indices.map { AxisStep(axis: $0, kernels: [chains[$0][level]]) }
        }
    }

    /// How far it looks along each axis.
    var reach: [Int] { chains.map { $0.reduce(0) { $0 + $1.reach } } }

    /// The response turned by all right angles and pooled.
    func pooled(_ voxels: [Float], size: Size3, boundary: FilterBoundary, _ pooling: RotationPooling) -> [Float] {
        let turned = pooling == .average ? meanPaths() ?? turnedPaths() : turnedPaths()
        var pool = RotationPool(pooling, count: voxels.count)
        PassTree(turned.map(\.path)).run(voxels, size: size, boundary: boundary) { index, response in
            for (sign, count) in turned[index].signs { pool.add(response, sign: sign, count: count) }
        }
        return pool.result
    }

    /// A path and how often it comes with which sign.
    private struct Turned {
        let path: [AxisStep]
        var signs: [(sign: Int, count: Int)]
    }

    /// The different filters among the rotated ones; a symmetric kernel needs no mirroring, an antisymmetric one a sign.
    private func turnedPaths() -> [Turned] {
        var result: [Turned] = []
        for rotation in RightAngleRotation.all(axisCount: chains.count) {
            var sign = 1
            var steps = [AxisStep](repeating: AxisStep(axis: 0, kernels: []), count: chains.count)
            for (axis, chain) in chains.enumerated() {
                let target = rotation.axes[axis]
                var kernels = chain
                if rotation.isMirrored[axis] {
                    for (index, kernel) in chain.enumerated() {
                        if let parity = kernel.parity { sign *= parity } else { kernels[index] = kernel.mirrored }
                    }
                }
                steps[target] = AxisStep(axis: target, kernels: kernels)
            }
            Self.count(steps, sign, in: &result)
        }
        return result
    }

    private static func count(_ path: [AxisStep], _ sign: Int, in result: inout [Turned]) {
        guard let index = result.firstIndex(where: { $0.path == path }) else {
            return result.append(Turned(path: path, signs: [(sign, 1)]))
        }
        if let known = result[index].signs.firstIndex(where: { $0.sign == sign }) {
            result[index].signs[known].count += 1
        } else {
            result[index].signs.append((sign, 1))
        }
    }

    /// The mean of all rotations with one path for each arrangement of the chains on the axes.
    ///
    /// If two axes have the same chain, every arrangement comes with all mirrorings equally often, and their mean is
    /// separable: along each axis the mean of the chain and its mirror image. `nil` if no two axes have the same chain.
    private func meanPaths() -> [Turned]? {
        guard Set(chains).count < chains.count else { return nil }
        var result: [Turned] = []
        for axes in Set(RightAngleRotation.all(axisCount: chains.count).map(\.axes)).sorted(by: {
            $0.lexicographicallyPrecedes($1)
        }) {
            var steps = [AxisStep](repeating: AxisStep(axis: 0, kernels: []), count: chains.count)
            for (axis, target) in axes.enumerated() { steps[target] = Self.meanStep(chains[axis], axis: target) }
            Self.count(steps, 1, in: &result)
        }
        return result
    }

    private static func meanStep(_ chain: [LineKernel], axis: Int) -> AxisStep {
        chain.count == 1
            ? AxisStep(axis: axis, kernels: [chain[0].symmetrized])
            : AxisStep(axis: axis, kernels: chain, averagesMirrored: true)
    }
}

/// Responses becoming one.
private struct RotationPool {
    private let pooling: RotationPooling
    private var sums: [Double] = []
    private var greatest: [Float] = []
    private var total = 0

    init(_ pooling: RotationPooling, count: Int) {
        self.pooling = pooling
        switch pooling {
        case .average: sums = [Double](repeating: 0, count: count)
        case .maximum: greatest = [Float](repeating: -.infinity, count: count)
        }
    }

    mutating func add(_ response: [Float], sign: Int, count: Int) {
        total += count
        let voxels = response.span
        switch pooling {
        case .average:
            let factor = Double(sign * count)
            var sums = self.sums.mutableSpan
            for index in voxels.indices { sums[index] += factor * Double(voxels[index]) }
        case .maximum:
            let factor = Float(sign)
            var greatest = self.greatest.mutableSpan
            for index in voxels.indices {
                let value = factor * voxels[index]
                // NaN, once there, stays: nothing is greater.
                let known = greatest[index]
                greatest[index] = value > known || value.isNaN ? value : known
            }
        }
    }

    var result: [Float] {
        pooling == .maximum ? greatest : sums.map { Float($0 / Double(total)) }
    }
}
