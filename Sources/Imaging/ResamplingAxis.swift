/// Where the voxels of a new grid lie along one axis of an image, and of which voxels they are made.
struct ResamplingAxis: Sendable, Hashable {
    /// The voxels that one new voxel is made of.
    struct Tap: Sendable, Hashable {
        /// Indices along the axis of what is read.
        var indices: SIMD4<Int>

        /// What each counts; 0 beyond the interpolation's number.
        let weights: SIMD4<Float>
    }

    /// One for each new voxel.
    let taps: [Tap]

    /// How many voxels of a tap count.
    let tapCount: Int

    /// The voxels to read.
    let source: ClosedRange<Int>

    /// Whether the voxels are those that are read, unchanged.
    let isIdentity: Bool

    /// Whether taps weigh spline coefficients instead of voxels.
    let isSpline: Bool

    /// How far a spline's coefficients are computed from beyond the voxels read.
    ///
    /// The influence of a voxel falls with 0.268 to the power of its distance: 16 voxels away it is 1e-9.
    private static let splineMargin = 16

    /// The voxels in `range` of a new axis, of which voxel 0 is at index `first` of the old one and each further one
    /// `step` on.
    init(first: Double, step: Double, range: ClosedRange<Int>, length: Int, interpolation: Interpolation) {
        let positions = range.map { Self.snapped(first + Double($0) * step) }
        let start = Int(positions[0].rounded(.down))
        if positions.enumerated().allSatisfy({ $1 == Double(start + $0) }), start >= 0,
            start + positions.count <= length
        {
            source = start...start + positions.count - 1
            taps = []
            (tapCount, isIdentity, isSpline) = (1, true, false)
            return
        }
        let isSpline = interpolation == .cubicSpline
        let absolute = positions.map {
            Self.tap(
                at: $0,
                interpolation,
                edge: { isSpline ? Self.mirrored($0, length) : min(max($0, 0), length - 1) }
            )
        }
        var lower = absolute.map { $0.indices.min() }.min() ?? 0
        var upper = absolute.map { $0.indices.max() }.max() ?? 0
        if isSpline {
            lower = max(lower - Self.splineMargin, 0)
            upper = min(upper + Self.splineMargin, length - 1)
        }
        source = lower...upper
        taps = absolute.map { Tap(indices: $0.indices &- lower, weights: $0.weights) }
        tapCount = interpolation.tapCount
        self.isSpline = isSpline
        isIdentity = false
    }

    /// A voxel of no weight is not read: it may be NaN, and then it would not be without weight.
    private static func tap(at position: Double, _ interpolation: Interpolation, edge: (Int) -> Int) -> Tap {
        let (first, weights) = interpolation.weights(at: position)
        var indices = SIMD4<Int>(repeating: 0)
        let heaviest = (0..<4).max { weights[$0].magnitude < weights[$1].magnitude } ?? 0
        for lane in 0..<4 { indices[lane] = edge(first + (weights[lane] == 0 ? heaviest : lane)) }
        return Tap(indices: indices, weights: SIMD4<Float>(weights))
    }

    private static func mirrored(_ index: Int, _ length: Int) -> Int {
        guard length > 1 else { return 0 }
        let period = 2 * (length - 1)
        let folded = ((index % period) + period) % period
        return min(folded, period - folded)
    }

    /// A position that is a voxel centre but for rounding becomes one.
    private static func snapped(_ position: Double) -> Double {
        let nearest = position.rounded()
        return (position - nearest).magnitude < 1e-7 ? nearest : position
    }
}
