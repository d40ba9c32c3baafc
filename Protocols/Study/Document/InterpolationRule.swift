/// How intensities between voxel centres are found.
public enum InterpolationRule: String, Sendable, CaseIterable {
    /// The nearest voxel.
    case nearest

    /// Trilinear.
    case linear

    /// Tricubic.
    case cubic
}
