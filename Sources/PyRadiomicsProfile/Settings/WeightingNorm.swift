/// The distance by which texture matrices of different directions are weighted and merged into one.
public enum WeightingNorm: String, Sendable, Hashable, CaseIterable {
    /// The sum of the steps along the axes.
    case manhattan

    /// The length of the straight line.
    case euclidean

    /// The largest of the steps along the axes.
    case infinity

    /// Every direction counts the same.
    case noWeighting = "no_weighting"

    /// The length of a step in mm; 1 without weighting.
    func length(of step: SIMD3<Double>) -> Double {
        let sizes = SIMD3(step.x.magnitude, step.y.magnitude, step.z.magnitude)
        return switch self {
        case .manhattan: sizes.z + sizes.y + sizes.x
        case .euclidean: (sizes.z * sizes.z + sizes.y * sizes.y + sizes.x * sizes.x).squareRoot()
        case .infinity: sizes.max()
        case .noWeighting: 1
        }
    }
}
