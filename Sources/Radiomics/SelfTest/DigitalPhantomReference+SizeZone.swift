extension DigitalPhantomReference {
    /// Features of grey level size zone matrices.
    static let sizeZone: [ReferenceValue] = ReferenceValue.parse(
        """
        szm_sze_2D 0.363 0
        szm_lze_2D 43.9 0
        szm_lgze_2D 0.371 0
        szm_hgze_2D 16.4 0
        szm_szlge_2D 0.0259 0
        szm_szhge_2D 10.3 0
        szm_lzlge_2D 40.4 0
        szm_lzhge_2D 113 0
        szm_glnu_2D 1.41 0
        szm_glnu_norm_2D 0.323 0
        szm_zsnu_2D 1.49 0
        szm_zsnu_norm_2D 0.333 0
        szm_z_perc_2D 0.24 0
        szm_gl_var_2D 3.97 0
        szm_zs_var_2D 21 0
        szm_zs_entr_2D 1.93 0
        szm_sze_2_5D 0.368 0
        szm_lze_2_5D 34.2 0
        szm_lgze_2_5D 0.368 0
        szm_hgze_2_5D 16.2 0
        szm_szlge_2_5D 0.0295 0
        szm_szhge_2_5D 9.87 0
        szm_lzlge_2_5D 30.6 0
        szm_lzhge_2_5D 107 0
        szm_glnu_2_5D 5.44 0
        szm_glnu_norm_2_5D 0.302 0
        szm_zsnu_2_5D 3.44 0
        szm_zsnu_norm_2_5D 0.191 0
        szm_z_perc_2_5D 0.243 0
        szm_gl_var_2_5D 3.92 0
        szm_zs_var_2_5D 17.3 0
        szm_zs_entr_2_5D 3.08 0
        szm_sze_3D 0.255 0
        szm_lze_3D 550 0
        szm_lgze_3D 0.253 0
        szm_hgze_3D 15.6 0
        szm_szlge_3D 0.0256 0
        szm_szhge_3D 2.76 0
        szm_lzlge_3D 503 0
        szm_lzhge_3D 1490 0
        szm_glnu_3D 1.4 0
        szm_glnu_norm_3D 0.28 0
        szm_zsnu_3D 1 0
        szm_zsnu_norm_3D 0.2 0
        szm_z_perc_3D 0.0676 0
        szm_gl_var_3D 2.64 0
        szm_zs_var_3D 331 0
        szm_zs_entr_3D 2.32 0
        """
    )
}
