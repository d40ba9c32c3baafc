public import FeatureNomenclature

/// What a feature is called in tables.
public enum FeatureName: Sendable, Hashable {
    /// By IBSI's nomenclature.
    case ibsi(Feature)

    /// By PyRadiomics.
    case pyRadiomics(String)

    /// How IBSI's features are called.
    public enum Style: String, Sendable, Hashable, CaseIterable {
        /// The tag of the reference table, for example `cm_joint_max_3D_comb`.
        case tag

        /// IBSI's codes, for example `GYBY.IAZD`.
        case code
    }

    /// The name in a column's title; a filter's name comes before it.
    public func title(_ style: Style, image: String) -> String {
        switch self {
        case .ibsi(let feature):
            let name = style == .tag ? feature.tag : feature.qualifiedCode
            return image.isEmpty ? name : "\(image).\(name)"
        case .pyRadiomics(let name): return name
        }
    }
}
