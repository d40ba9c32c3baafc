/// The values that IBSI 1 publishes for its digital phantom, with their tolerances.
///
/// Zwanenburg et al., Radiology 2020;295:328 (doi 10.1148/radiol.2020191145); the reference manual is arXiv 1612.07003.
package enum DigitalPhantomReference {
    /// All 482, by family.
    package static let values: [ReferenceValue] =
        firstOrder + cooccurrence + runLength + sizeZone + distanceZone + greyToneDifference + levelDependence

    /// A feature's tag, its value to three digits and the tolerance, one a line.
    private static let firstOrder: [ReferenceValue] = ReferenceValue.parse(
        """
        morph_volume 556 4
        morph_vol_approx 592 4
        morph_area_mesh 388 3
        morph_av 0.698 0.004
        morph_comp_1 0.0411 0.0003
        morph_comp_2 0.599 0.004
        morph_sph_dispr 1.19 0.01
        morph_sphericity 0.843 0.005
        morph_asphericity 0.186 0.001
        morph_com 0.672 0.004
        morph_diam 13.1 0.1
        morph_pca_maj_axis 11.4 0.1
        morph_pca_min_axis 9.31 0.06
        morph_pca_least_axis 8.54 0.05
        morph_pca_elongation 0.816 0.005
        morph_pca_flatness 0.749 0.005
        morph_vol_dens_aabb 0.869 0.005
        morph_area_dens_aabb 0.866 0.005
        morph_vol_dens_aee 1.17 0.01
        morph_area_dens_aee 1.36 0.01
        morph_vol_dens_conv_hull 0.961 0.006
        morph_area_dens_conv_hull 1.03 0.01
        morph_integ_int 1200 10
        morph_moran_i 0.0397 0.0003
        morph_geary_c 0.974 0.006
        loc_peak_loc 2.6 0
        loc_peak_glob 3.1 0
        stat_mean 2.15 0
        stat_var 3.05 0
        stat_skew 1.08 0
        stat_kurt -0.355 0
        stat_median 1 0
        stat_min 1 0
        stat_p10 1 0
        stat_p90 4 0
        stat_max 6 0
        stat_iqr 3 0
        stat_range 5 0
        stat_mad 1.55 0
        stat_rmad 1.11 0
        stat_medad 1.15 0
        stat_cov 0.812 0
        stat_qcod 0.6 0
        stat_energy 567 0
        stat_rms 2.77 0
        ih_mean 2.15 0
        ih_var 3.05 0
        ih_skew 1.08 0
        ih_kurt -0.355 0
        ih_median 1 0
        ih_min 1 0
        ih_p10 1 0
        ih_p90 4 0
        ih_max 6 0
        ih_mode 1 0
        ih_iqr 3 0
        ih_range 5 0
        ih_mad 1.55 0
        ih_rmad 1.11 0
        ih_medad 1.15 0
        ih_cov 0.812 0
        ih_qcod 0.6 0
        ih_entropy 1.27 0
        ih_uniformity 0.512 0
        ih_max_grad 8 0
        ih_max_grad_g 3 0
        ih_min_grad -50 0
        ih_min_grad_g 1 0
        ivh_v10 0.324 0
        ivh_v90 0.0946 0
        ivh_i10 5 0
        ivh_i90 2 0
        ivh_diff_v10_v90 0.23 0
        ivh_diff_i10_i90 3 0
        """
    )
}
