/// How intensities between voxel centres are found.
public enum InterpolationRule: String, Sendable, CaseIterable {
    /// The nearest voxel.
    case nearest

    /// Trilinear.
    case linear

    /// Catmull-Rom cubic convolution along each axis.
    case cubic

    /// Cubic B-splines through all voxels, as IBSI's reference values have it.
    case cubicSpline = "cubic-spline"
}
