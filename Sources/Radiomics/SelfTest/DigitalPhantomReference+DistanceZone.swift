extension DigitalPhantomReference {
    /// Features of grey level distance zone matrices.
    static let distanceZone: [ReferenceValue] = ReferenceValue.parse(
        """
        dzm_sde_2D 0.946 0
        dzm_lde_2D 1.21 0
        dzm_lgze_2D 0.371 0
        dzm_hgze_2D 16.4 0
        dzm_sdlge_2D 0.367 0
        dzm_sdhge_2D 15.2 0
        dzm_ldlge_2D 0.386 0
        dzm_ldhge_2D 21.3 0
        dzm_glnu_2D 1.41 0
        dzm_glnu_norm_2D 0.323 0
        dzm_zdnu_2D 3.79 0
        dzm_zdnu_norm_2D 0.898 0
        dzm_z_perc_2D 0.24 0
        dzm_gl_var_2D 3.97 0
        dzm_zd_var_2D 0.051 0
        dzm_zd_entr_2D 1.73 0
        dzm_sde_2_5D 0.917 0
        dzm_lde_2_5D 1.33 0
        dzm_lgze_2_5D 0.368 0
        dzm_hgze_2_5D 16.2 0
        dzm_sdlge_2_5D 0.362 0
        dzm_sdhge_2_5D 14.3 0
        dzm_ldlge_2_5D 0.391 0
        dzm_ldhge_2_5D 23.7 0
        dzm_glnu_2_5D 5.44 0
        dzm_glnu_norm_2_5D 0.302 0
        dzm_zdnu_2_5D 14.4 0
        dzm_zdnu_norm_2_5D 0.802 0
        dzm_z_perc_2_5D 0.243 0
        dzm_gl_var_2_5D 3.92 0
        dzm_zd_var_2_5D 0.0988 0
        dzm_zd_entr_2_5D 2 0
        dzm_sde_3D 1 0
        dzm_lde_3D 1 0
        dzm_lgze_3D 0.253 0
        dzm_hgze_3D 15.6 0
        dzm_sdlge_3D 0.253 0
        dzm_sdhge_3D 15.6 0
        dzm_ldlge_3D 0.253 0
        dzm_ldhge_3D 15.6 0
        dzm_glnu_3D 1.4 0
        dzm_glnu_norm_3D 0.28 0
        dzm_zdnu_3D 5 0
        dzm_zdnu_norm_3D 1 0
        dzm_z_perc_3D 0.0676 0
        dzm_gl_var_3D 2.64 0
        dzm_zd_var_3D 0 0
        dzm_zd_entr_3D 1.92 0
        """
    )
}
