/// Where the neighbors of a voxel are looked for, and what one texture matrix counts (IBSI 1, section 3.6 ff.).
///
/// Matrices without direction have only this choice, not the six of ``TextureMerging``.
public enum TextureDimension: String, Sendable, Hashable, CaseIterable {
    /// A matrix for each slice; features are averaged.
    case slice = "2d"

    /// Neighbors inside slices, one matrix over all slices.
    case slicesMerged = "2.5d"

    /// Neighbors in space.
    case volume = "3d"

    /// The four-character IBSI code.
    public var code: String {
        switch self {
        case .slice: "8QNN"
        case .slicesMerged: "62GR"
        case .volume: "KOBO"
        }
    }

    /// What the tag of a texture feature without direction ends in.
    public var tagSuffix: String {
        switch self {
        case .slice: "_2D"
        case .slicesMerged: "_2_5D"
        case .volume: "_3D"
        }
    }
}
