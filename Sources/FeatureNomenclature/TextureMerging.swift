/// How the matrices of several directions and slices become one set of texture features (IBSI 1, section 3.6.1 ff.).
///
/// IBSI calls this aggregation; here that word is kept for sums over hospitals.
public enum TextureMerging: String, Sendable, Hashable, CaseIterable {
    /// A matrix for each slice and direction; features are averaged.
    case sliceAveraged = "2d-averaged"

    /// A matrix for each slice, over its directions; features are averaged over slices.
    case sliceMerged = "2d-slice-merged"

    /// A matrix for each direction, over all slices; features are averaged over directions.
    case directionMerged = "2.5d-direction-merged"

    /// One matrix over all slices and the directions inside them.
    case planeMerged = "2.5d-merged"

    /// A matrix for each of the 13 directions in space; features are averaged.
    case volumeAveraged = "3d-averaged"

    /// One matrix over the 13 directions in space.
    case volumeMerged = "3d-merged"

    /// The four-character IBSI code.
    public var code: String {
        switch self {
        case .sliceAveraged: "BTW3"
        case .sliceMerged: "SUJT"
        case .directionMerged: "JJUI"
        case .planeMerged: "ZW7Z"
        case .volumeAveraged: "ITBB"
        case .volumeMerged: "IAZD"
        }
    }

    /// What the tag of a texture feature ends in, for example `_3D_comb`.
    public var tagSuffix: String {
        switch self {
        case .sliceAveraged: "_2D_avg"
        case .sliceMerged: "_2D_comb"
        case .directionMerged: "_2_5D_avg"
        case .planeMerged: "_2_5D_comb"
        case .volumeAveraged: "_3D_avg"
        case .volumeMerged: "_3D_comb"
        }
    }

    /// What the merging says of matrices without direction.
    public var dimension: TextureDimension {
        switch self {
        case .sliceAveraged, .sliceMerged: .slice
        case .directionMerged, .planeMerged: .slicesMerged
        case .volumeAveraged, .volumeMerged: .volume
        }
    }
}
