/// How intensities between voxel centres are found.
public enum Interpolation: String, Sendable, CaseIterable {
    /// The nearest voxel; a tie goes to the higher index.
    case nearest

    /// Trilinear.
    case linear

    /// Catmull-Rom cubic convolution (Keys 1981, a = -1/2, doi 10.1109/TASSP.1981.1163711), separable.
    case cubic

    /// The weights of the voxels around a fractional index, from the first voxel on.
    ///
    /// They sum to 1.
    func weights(at index: Double) -> (first: Int, weights: [Double]) {
        let floor = index.rounded(.down)
        let fraction = index - floor
        let base = Int(floor)
        switch self {
        case .nearest: return (fraction < 0.5 ? base : base + 1, [1])
        case .linear: return (base, [1 - fraction, fraction])
        case .cubic:
            let square = fraction * fraction
            let cube = square * fraction
            return (
                base - 1,
                [
                    0.5 * (2 * square - cube - fraction), 0.5 * (3 * cube - 5 * square + 2),
                    0.5 * (4 * square - 3 * cube + fraction), 0.5 * (cube - square),
                ]
            )
        }
    }
}
