/// How intensities between voxel centres are found.
public enum Interpolation: String, Sendable, CaseIterable {
    /// The nearest voxel; a tie goes to the higher index.
    case nearest

    /// Trilinear.
    case linear

    /// Catmull-Rom cubic convolution (Keys 1981, a = -1/2, doi 10.1109/TASSP.1981.1163711), separable.
    ///
    /// It reads two voxels on either side and nothing beyond. It is not what IBSI's participants used: of the values
    /// published for CT configuration E, about one in three is out of tolerance with it.
    case cubic

    /// The cubic spline through all voxels, separable, by the recursive filter of Unser 1999 (doi 10.1109/79.799930).
    ///
    /// IBSI's "tricubic spline" and the one to use: all values of CT configuration E are met. Every voxel of a line has
    /// an influence, which falls to a quarter with each voxel of distance; a NaN spoils its line for 16 voxels. Beyond
    /// the edge the image goes on as its mirror, in the centre of the last voxel, as scipy's mode `mirror` has it.
    case cubicSpline = "cubic-spline"

    /// How many voxels a value is made of along an axis.
    var tapCount: Int {
        switch self {
        case .nearest: 1
        case .linear: 2
        case .cubic, .cubicSpline: 4
        }
    }

    /// The weights of the voxels around a fractional index, from the first voxel on; those beyond `tapCount` are 0.
    ///
    /// They sum to 1.
    func weights(at index: Double) -> (first: Int, weights: SIMD4<Double>) {
        let floor = index.rounded(.down)
        let fraction = index - floor
        let base = Int(floor)
        switch self {
        case .nearest: return (fraction < 0.5 ? base : base + 1, [1, 0, 0, 0])
        case .linear: return (base, [1 - fraction, fraction, 0, 0])
        case .cubic: return (base - 1, Self.convolution(fraction))
        case .cubicSpline: return (base - 1, Self.spline(fraction))
        }
    }

    private static func convolution(_ fraction: Double) -> SIMD4<Double> {
        let square = fraction * fraction
        let cube = square * fraction
        return [
            0.5 * (2 * square - cube - fraction), 0.5 * (3 * cube - 5 * square + 2),
            0.5 * (4 * square - 3 * cube + fraction), 0.5 * (cube - square),
        ]
    }

    private static func spline(_ fraction: Double) -> SIMD4<Double> {
        let rest = 1 - fraction
        let square = fraction * fraction
        let cube = square * fraction
        return [
            rest * rest * rest / 6, (3 * cube - 6 * square + 4) / 6, (3 * (fraction + square - cube) + 1) / 6, cube / 6,
        ]
    }
}
