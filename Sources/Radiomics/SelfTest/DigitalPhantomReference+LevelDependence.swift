extension DigitalPhantomReference {
    /// Features of neighbouring grey level dependence matrices.
    static let levelDependence: [ReferenceValue] = ReferenceValue.parse(
        """
        ngl_lde_2D 0.158 0
        ngl_hde_2D 19.2 0
        ngl_lgce_2D 0.702 0
        ngl_hgce_2D 7.49 0
        ngl_ldlge_2D 0.0473 0
        ngl_ldhge_2D 3.06 0
        ngl_hdlge_2D 17.6 0
        ngl_hdhge_2D 49.5 0
        ngl_glnu_2D 10.2 0
        ngl_glnu_norm_2D 0.562 0
        ngl_dcnu_2D 3.96 0
        ngl_dcnu_norm_2D 0.212 0
        ngl_dc_perc_2D 1 0
        ngl_gl_var_2D 2.7 0
        ngl_dc_var_2D 2.73 0
        ngl_dc_entr_2D 2.71 0
        ngl_dc_energy_2D 0.17 0
        ngl_lde_2_5D 0.159 0
        ngl_hde_2_5D 18.8 0
        ngl_lgce_2_5D 0.693 0
        ngl_hgce_2_5D 7.66 0
        ngl_ldlge_2_5D 0.0477 0
        ngl_ldhge_2_5D 3.07 0
        ngl_hdlge_2_5D 17.2 0
        ngl_hdhge_2_5D 50.8 0
        ngl_glnu_2_5D 37.9 0
        ngl_glnu_norm_2_5D 0.512 0
        ngl_dcnu_2_5D 12.4 0
        ngl_dcnu_norm_2_5D 0.167 0
        ngl_dc_perc_2_5D 1 0
        ngl_gl_var_2_5D 3.05 0
        ngl_dc_var_2_5D 3.27 0
        ngl_dc_entr_2_5D 3.36 0
        ngl_dc_energy_2_5D 0.122 0
        ngl_lde_3D 0.045 0
        ngl_hde_3D 109 0
        ngl_lgce_3D 0.693 0
        ngl_hgce_3D 7.66 0
        ngl_ldlge_3D 0.00963 0
        ngl_ldhge_3D 0.736 0
        ngl_hdlge_3D 102 0
        ngl_hdhge_3D 235 0
        ngl_glnu_3D 37.9 0
        ngl_glnu_norm_3D 0.512 0
        ngl_dcnu_3D 4.86 0
        ngl_dcnu_norm_3D 0.0657 0
        ngl_dc_perc_3D 1 0
        ngl_gl_var_3D 3.05 0
        ngl_dc_var_3D 22.1 0
        ngl_dc_entr_3D 4.4 0
        ngl_dc_energy_3D 0.0533 0
        """
    )
}
