extension FeatureCatalogue {
    /// LFYI.
    static func greyLevelCooccurrence(_ merging: TextureMerging) -> [Feature] {
        cooccurrenceNames.map { Feature(.greyLevelCooccurrence, $0.stem, $0.code, $0.name, merging: merging) }
    }

    private static let cooccurrenceNames: [(stem: String, code: String, name: String)] = [
        ("cm_joint_max", "GYBY", "joint maximum"),
        ("cm_joint_avg", "60VM", "joint average"),
        ("cm_joint_var", "UR99", "joint variance"),
        ("cm_joint_entr", "TU9B", "joint entropy"),
        ("cm_diff_avg", "TF7R", "difference average"),
        ("cm_diff_var", "D3YU", "difference variance"),
        ("cm_diff_entr", "NTRS", "difference entropy"),
        ("cm_sum_avg", "ZGXS", "sum average"),
        ("cm_sum_var", "OEEB", "sum variance"),
        ("cm_sum_entr", "P6QZ", "sum entropy"),
        ("cm_energy", "8ZQL", "angular second moment"),
        ("cm_contrast", "ACUI", "contrast"),
        ("cm_dissimilarity", "8S9J", "dissimilarity"),
        ("cm_inv_diff", "IB1Z", "inverse difference"),
        ("cm_inv_diff_norm", "NDRX", "normalised inverse difference"),
        ("cm_inv_diff_mom", "WF0Z", "inverse difference moment"),
        ("cm_inv_diff_mom_norm", "1QCO", "normalised inverse difference moment"),
        ("cm_inv_var", "E8JP", "inverse variance"),
        ("cm_corr", "NI2N", "correlation"),
        ("cm_auto_corr", "QWB0", "autocorrelation"),
        ("cm_clust_tend", "DG8W", "cluster tendency"),
        ("cm_clust_shade", "7NFM", "cluster shade"),
        ("cm_clust_prom", "AE86", "cluster prominence"),
        ("cm_info_corr1", "R8DG", "information correlation 1"),
        ("cm_info_corr2", "JN9H", "information correlation 2"),
    ]
}
