/// A filter of images with all its parameters: what a study fixes and a response map is named after.
///
/// A value that passes ``check()`` can be applied to every volume whose spacing does not make it look too far.
public struct ImageFilter: Sendable, Hashable {
    /// What it computes.
    public let kernel: FilterKernel

    /// Whether it looks at slices or at the volume.
    public let extent: FilterExtent

    /// What it sees beyond the edge.
    public let boundary: FilterBoundary

    /// How its responses in all directions become one; `nil` takes one direction only.
    public let pooling: RotationPooling?

    /// The farthest that a filter may look along an axis, in voxels.
    public static let reachLimit = 2048

    /// The most points of a transform, for all orientations together: 134 million, 1 GB for each array of them.
    public static let pointLimit = 1 << 27

    /// Creates a filter; ``check()`` tells whether its parameters are in range.
    public init(
        _ kernel: FilterKernel,
        extent: FilterExtent = .volume,
        boundary: FilterBoundary = .mirror,
        pooling: RotationPooling? = nil
    ) {
        self.kernel = kernel
        self.extent = extent
        self.boundary = boundary
        self.pooling = pooling
    }
}
