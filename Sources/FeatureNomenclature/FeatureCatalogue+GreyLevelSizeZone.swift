extension FeatureCatalogue {
    /// 9SAK.
    static func greyLevelSizeZone(_ merging: TextureMerging) -> [Feature] {
        greyLevelSizeZoneNames.map { Feature(.greyLevelSizeZone, $0.stem, $0.code, $0.name, merging: merging) }
    }

    private static let greyLevelSizeZoneNames: [(stem: String, code: String, name: String)] = [
        ("szm_sze", "P001", "small zone emphasis"),
        ("szm_lze", "48P8", "large zone emphasis"),
        ("szm_lgze", "XMSY", "low grey level emphasis"),
        ("szm_hgze", "5GN9", "high grey level emphasis"),
        ("szm_szlge", "5RAI", "small zone low grey level emphasis"),
        ("szm_szhge", "HW1V", "small zone high grey level emphasis"),
        ("szm_lzlge", "YH51", "large zone low grey level emphasis"),
        ("szm_lzhge", "J17V", "large zone high grey level emphasis"),
        ("szm_glnu", "JNSA", "grey level non-uniformity"),
        ("szm_glnu_norm", "Y1RO", "normalised grey level non-uniformity"),
        ("szm_zsnu", "4JP3", "zone size non-uniformity"),
        ("szm_zsnu_norm", "VB3A", "normalised zone size non-uniformity"),
        ("szm_z_perc", "P30P", "zone percentage"),
        ("szm_gl_var", "BYLV", "grey level variance"),
        ("szm_zs_var", "3NSA", "zone size variance"),
        ("szm_zs_entr", "GU8N", "zone size entropy"),
    ]
}
