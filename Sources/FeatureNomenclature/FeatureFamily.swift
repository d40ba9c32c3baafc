/// A group of radiomic features that are computed from the same thing (IBSI 1, chapter 3).
///
/// The raw value is the name in study documents; the order is that of the IBSI manual.
public enum FeatureFamily: String, Sendable, Hashable, CaseIterable {
    /// Size and shape of the region, and how intensities lie in it.
    case morphology

    /// Peaks of the intensity, averaged over a sphere of 1 cm^3.
    case localIntensity = "local-intensity"

    /// Statistics of the intensities, before discretisation.
    case intensityStatistics = "intensity-statistics"

    /// Statistics of the grey levels, after discretisation.
    case intensityHistogram = "intensity-histogram"

    /// How much of the region has at least an intensity (IVH).
    case intensityVolumeHistogram = "ivh"

    /// The grey level co-occurrence matrix (GLCM).
    case greyLevelCooccurrence = "glcm"

    /// The grey level run length matrix (GLRLM).
    case greyLevelRunLength = "glrlm"

    /// The grey level size zone matrix (GLSZM).
    case greyLevelSizeZone = "glszm"

    /// The grey level distance zone matrix (GLDZM).
    case greyLevelDistanceZone = "gldzm"

    /// The neighbourhood grey tone difference matrix (NGTDM).
    case neighbourhoodGreyToneDifference = "ngtdm"

    /// The neighbouring grey level dependence matrix (NGLDM).
    case neighbouringGreyLevelDependence = "ngldm"

    /// The family's four-character IBSI code.
    public var code: String {
        switch self {
        case .morphology: "HCUG"
        case .localIntensity: "9ST6"
        case .intensityStatistics: "UHIW"
        case .intensityHistogram: "ZVCW"
        case .intensityVolumeHistogram: "P88C"
        case .greyLevelCooccurrence: "LFYI"
        case .greyLevelRunLength: "TP0I"
        case .greyLevelSizeZone: "9SAK"
        case .greyLevelDistanceZone: "VMDZ"
        case .neighbourhoodGreyToneDifference: "IPET"
        case .neighbouringGreyLevelDependence: "REK0"
        }
    }

    /// The family's name, for people.
    public var name: String {
        switch self {
        case .morphology: "morphology"
        case .localIntensity: "local intensity"
        case .intensityStatistics: "intensity statistics"
        case .intensityHistogram: "intensity histogram"
        case .intensityVolumeHistogram: "intensity-volume histogram"
        case .greyLevelCooccurrence: "grey level co-occurrence matrix"
        case .greyLevelRunLength: "grey level run length matrix"
        case .greyLevelSizeZone: "grey level size zone matrix"
        case .greyLevelDistanceZone: "grey level distance zone matrix"
        case .neighbourhoodGreyToneDifference: "neighbourhood grey tone difference matrix"
        case .neighbouringGreyLevelDependence: "neighbouring grey level dependence matrix"
        }
    }

    /// Whether the family counts grey levels in space, so that a ``TextureMerging`` applies to it.
    public var isTexture: Bool {
        switch self {
        case .morphology, .localIntensity, .intensityStatistics, .intensityHistogram, .intensityVolumeHistogram: false
        default: true
        }
    }

    /// Whether the family's matrices have a direction, so that there are six ways of merging them and not three.
    public var isDirectional: Bool { self == .greyLevelCooccurrence || self == .greyLevelRunLength }

    /// What the tags of the family's features end in, for example `_3D_comb`, or `_3D` without directions.
    func tagSuffix(_ merging: TextureMerging) -> String {
        isDirectional ? merging.tagSuffix : merging.dimension.tagSuffix
    }
}
