extension FeatureCatalogue {
    /// REK0.
    static func neighbouringGreyLevelDependence(_ merging: TextureMerging) -> [Feature] {
        neighbouringGreyLevelDependenceNames.map {
            Feature(.neighbouringGreyLevelDependence, $0.stem, $0.code, $0.name, merging: merging)
        }
    }

    private static let neighbouringGreyLevelDependenceNames: [(stem: String, code: String, name: String)] = [
        ("ngl_lde", "SODN", "low dependence emphasis"),
        ("ngl_hde", "IMOQ", "high dependence emphasis"),
        ("ngl_lgce", "TL9H", "low grey level count emphasis"),
        ("ngl_hgce", "OAE7", "high grey level count emphasis"),
        ("ngl_ldlge", "EQ3F", "low dependence low grey level emphasis"),
        ("ngl_ldhge", "JA6D", "low dependence high grey level emphasis"),
        ("ngl_hdlge", "NBZI", "high dependence low grey level emphasis"),
        ("ngl_hdhge", "9QMG", "high dependence high grey level emphasis"),
        ("ngl_glnu", "FP8K", "grey level non-uniformity"),
        ("ngl_glnu_norm", "5SPA", "normalised grey level non-uniformity"),
        ("ngl_dcnu", "Z87G", "dependence count non-uniformity"),
        ("ngl_dcnu_norm", "OKJI", "normalised dependence count non-uniformity"),
        ("ngl_dc_perc", "6XV8", "dependence count percentage"),
        ("ngl_gl_var", "1PFV", "grey level variance"),
        ("ngl_dc_var", "DNX2", "dependence count variance"),
        ("ngl_dc_entr", "FCBV", "dependence count entropy"),
        ("ngl_dc_energy", "CAS9", "dependence count energy"),
    ]
}
