extension FeatureCatalogue {
    /// P88C; IBSI found no consensus on the area under the curve.
    static let intensityVolumeHistogram: [Feature] = [
        Feature(.intensityVolumeHistogram, "ivh_v10", "BC2M", "volume fraction at 10% intensity"),
        Feature(.intensityVolumeHistogram, "ivh_v90", "BC2M", "volume fraction at 90% intensity"),
        Feature(.intensityVolumeHistogram, "ivh_i10", "GBPN", "intensity at 10% volume", unit: "intensity"),
        Feature(.intensityVolumeHistogram, "ivh_i90", "GBPN", "intensity at 90% volume", unit: "intensity"),
        Feature(
            .intensityVolumeHistogram,
            "ivh_diff_v10_v90",
            "DDTU",
            "volume fraction difference between 10% and 90% intensity"
        ),
        Feature(
            .intensityVolumeHistogram,
            "ivh_diff_i10_i90",
            "CNV2",
            "intensity difference between 10% and 90% volume",
            unit: "intensity"
        ),
        Feature(.intensityVolumeHistogram, "ivh_auc", "9CMM", "area under the IVH curve", isStandardised: false),
    ]
}
