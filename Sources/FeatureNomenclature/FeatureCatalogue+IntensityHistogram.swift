extension FeatureCatalogue {
    /// ZVCW; in grey levels, which have no unit.
    static let intensityHistogram: [Feature] = [
        Feature(.intensityHistogram, "ih_mean", "X6K6", "mean"),
        Feature(.intensityHistogram, "ih_var", "CH89", "variance"),
        Feature(.intensityHistogram, "ih_skew", "88K1", "skewness"),
        Feature(.intensityHistogram, "ih_kurt", "C3I7", "excess kurtosis"),
        Feature(.intensityHistogram, "ih_median", "WIFQ", "median"),
        Feature(.intensityHistogram, "ih_min", "1PR8", "minimum"),
        Feature(.intensityHistogram, "ih_p10", "GPMT", "10th percentile"),
        Feature(.intensityHistogram, "ih_p90", "OZ0C", "90th percentile"),
        Feature(.intensityHistogram, "ih_max", "3NCY", "maximum"),
        Feature(.intensityHistogram, "ih_mode", "AMMC", "mode"),
        Feature(.intensityHistogram, "ih_iqr", "WR0O", "interquartile range"),
        Feature(.intensityHistogram, "ih_range", "5Z3W", "range"),
        Feature(.intensityHistogram, "ih_mad", "D2ZX", "mean absolute deviation"),
        Feature(.intensityHistogram, "ih_rmad", "WRZB", "robust mean absolute deviation"),
        Feature(.intensityHistogram, "ih_medad", "4RNL", "median absolute deviation"),
        Feature(.intensityHistogram, "ih_cov", "CWYJ", "coefficient of variation"),
        Feature(.intensityHistogram, "ih_qcod", "SLWD", "quartile coefficient of dispersion"),
        Feature(.intensityHistogram, "ih_entropy", "TLU2", "entropy"),
        Feature(.intensityHistogram, "ih_uniformity", "BJ5W", "uniformity"),
        Feature(.intensityHistogram, "ih_max_grad", "12CE", "maximum histogram gradient"),
        Feature(.intensityHistogram, "ih_max_grad_g", "8E6O", "maximum histogram gradient intensity"),
        Feature(.intensityHistogram, "ih_min_grad", "VQB3", "minimum histogram gradient"),
        Feature(.intensityHistogram, "ih_min_grad_g", "RHQZ", "minimum histogram gradient intensity"),
    ]
}
