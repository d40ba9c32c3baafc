extension FeatureCatalogue {
    /// VMDZ.
    static func greyLevelDistanceZone(_ merging: TextureMerging) -> [Feature] {
        greyLevelDistanceZoneNames.map { Feature(.greyLevelDistanceZone, $0.stem, $0.code, $0.name, merging: merging) }
    }

    private static let greyLevelDistanceZoneNames: [(stem: String, code: String, name: String)] = [
        ("dzm_sde", "0GBI", "small distance emphasis"),
        ("dzm_lde", "MB4I", "large distance emphasis"),
        ("dzm_lgze", "S1RA", "low grey level emphasis"),
        ("dzm_hgze", "K26C", "high grey level emphasis"),
        ("dzm_sdlge", "RUVG", "small distance low grey level emphasis"),
        ("dzm_sdhge", "DKNJ", "small distance high grey level emphasis"),
        ("dzm_ldlge", "A7WM", "large distance low grey level emphasis"),
        ("dzm_ldhge", "KLTH", "large distance high grey level emphasis"),
        ("dzm_glnu", "VFT7", "grey level non-uniformity"),
        ("dzm_glnu_norm", "7HP3", "normalised grey level non-uniformity"),
        ("dzm_zdnu", "V294", "zone distance non-uniformity"),
        ("dzm_zdnu_norm", "IATH", "normalised zone distance non-uniformity"),
        ("dzm_z_perc", "VIWW", "zone percentage"),
        ("dzm_gl_var", "QK93", "grey level variance"),
        ("dzm_zd_var", "7WT1", "zone distance variance"),
        ("dzm_zd_entr", "GBDU", "zone distance entropy"),
    ]
}
