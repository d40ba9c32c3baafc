/// Whether a filter looks at slices or at the volume.
public enum FilterExtent: String, Sendable, Hashable, CaseIterable {
    /// Each slice (the first two axes) by itself: a 2D filter.
    case slice

    /// All three axes: a 3D filter.
    case volume

    /// How many axes a filter runs along.
    var axisCount: Int { self == .slice ? 2 : 3 }
}
