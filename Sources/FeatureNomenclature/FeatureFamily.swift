/// A group of radiomic features that are computed from the same thing (IBSI 1, chapter 3).
///
/// The raw value is the name in study documents. More families follow as `Radiomics` learns them.
public enum FeatureFamily: String, Sendable, Hashable, CaseIterable {
    /// Size and shape of the region, and how intensities lie in it.
    case morphology

    /// Statistics of the intensities, before discretisation.
    case intensityStatistics = "intensity-statistics"

    /// The grey level co-occurrence matrix (GLCM).
    case greyLevelCooccurrence = "glcm"

    /// The family's four-character IBSI code.
    public var code: String {
        switch self {
        case .morphology: "HCUG"
        case .intensityStatistics: "UHIW"
        case .greyLevelCooccurrence: "LFYI"
        }
    }

    /// The family's name, for people.
    public var name: String {
        switch self {
        case .morphology: "morphology"
        case .intensityStatistics: "intensity statistics"
        case .greyLevelCooccurrence: "grey level co-occurrence matrix"
        }
    }

    /// Whether the family counts grey levels of neighbours, so that a ``TextureMerging`` applies to it.
    public var isTexture: Bool { self == .greyLevelCooccurrence }
}
