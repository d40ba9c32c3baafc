/// One radiomic feature by its names.
public struct Feature: Sendable, Hashable {
    /// The family it belongs to.
    public let family: FeatureFamily

    /// How texture matrices were merged; `nil` outside the texture families.
    public let merging: TextureMerging?

    /// The tag of the IBSI reference table without the merging, for example `stat_mean` or `cm_joint_max`.
    public let stem: String

    /// The four-character IBSI code, for example `Q4LE`.
    public let code: String

    /// The name that IBSI gives it, for example `mean`.
    public let name: String

    /// The unit, for example `mm` or `intensity`; empty for a plain number.
    public let unit: String

    /// Whether IBSI 1 agreed on how it is computed and on reference values.
    public let isStandardised: Bool

    init(
        _ family: FeatureFamily,
        _ stem: String,
        _ code: String,
        _ name: String,
        unit: String = "",
        merging: TextureMerging? = nil,
        isStandardised: Bool = true
    ) {
        self.family = family
        self.merging = merging
        self.stem = stem
        self.code = code
        self.name = name
        self.unit = unit
        self.isStandardised = isStandardised
    }

    /// The tag of the IBSI reference table, for example `stat_mean` or `cm_joint_max_3D_comb`; no two share one.
    public var tag: String { stem + (merging.map(family.tagSuffix) ?? "") }

    /// IBSI's codes of the feature and of how matrices were merged, for example `GYBY.IAZD`; no two share one.
    ///
    /// Where one code stands for several features, the parameter follows: `BC2M.10` is the volume at 10% of the range.
    public var qualifiedCode: String {
        let parameter: String? =
            switch stem {
            case "ivh_v10", "ivh_i10": "10"
            case "ivh_v90", "ivh_i90": "90"
            default: nil
            }
        let merged = merging.map { family.isDirectional ? $0.code : $0.dimension.code }
        return [code, parameter, merged].compactMap(\.self).joined(separator: ".")
    }
}
