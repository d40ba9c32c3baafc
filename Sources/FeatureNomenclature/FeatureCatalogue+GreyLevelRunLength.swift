extension FeatureCatalogue {
    /// TP0I.
    static func greyLevelRunLength(_ merging: TextureMerging) -> [Feature] {
        greyLevelRunLengthNames.map { Feature(.greyLevelRunLength, $0.stem, $0.code, $0.name, merging: merging) }
    }

    private static let greyLevelRunLengthNames: [(stem: String, code: String, name: String)] = [
        ("rlm_sre", "22OV", "short runs emphasis"),
        ("rlm_lre", "W4KF", "long runs emphasis"),
        ("rlm_lgre", "V3SW", "low grey level run emphasis"),
        ("rlm_hgre", "G3QZ", "high grey level run emphasis"),
        ("rlm_srlge", "HTZT", "short run low grey level emphasis"),
        ("rlm_srhge", "GD3A", "short run high grey level emphasis"),
        ("rlm_lrlge", "IVPO", "long run low grey level emphasis"),
        ("rlm_lrhge", "3KUM", "long run high grey level emphasis"),
        ("rlm_glnu", "R5YN", "grey level non-uniformity"),
        ("rlm_glnu_norm", "OVBL", "normalised grey level non-uniformity"),
        ("rlm_rlnu", "W92Y", "run length non-uniformity"),
        ("rlm_rlnu_norm", "IC23", "normalised run length non-uniformity"),
        ("rlm_r_perc", "9ZK5", "run percentage"),
        ("rlm_gl_var", "8CE5", "grey level variance"),
        ("rlm_rl_var", "SXLW", "run length variance"),
        ("rlm_rl_entr", "HJ9O", "run entropy"),
    ]
}
