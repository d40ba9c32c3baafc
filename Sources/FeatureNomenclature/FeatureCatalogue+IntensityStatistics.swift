extension FeatureCatalogue {
    /// UHIW.
    static let intensityStatistics: [Feature] = [
        Feature(.intensityStatistics, "stat_mean", "Q4LE", "mean", unit: "intensity"),
        Feature(.intensityStatistics, "stat_var", "ECT3", "variance", unit: "intensity^2"),
        Feature(.intensityStatistics, "stat_skew", "KE2A", "skewness"),
        Feature(.intensityStatistics, "stat_kurt", "IPH6", "excess kurtosis"),
        Feature(.intensityStatistics, "stat_median", "Y12H", "median", unit: "intensity"),
        Feature(.intensityStatistics, "stat_min", "1GSF", "minimum", unit: "intensity"),
        Feature(.intensityStatistics, "stat_p10", "QG58", "10th percentile", unit: "intensity"),
        Feature(.intensityStatistics, "stat_p90", "8DWT", "90th percentile", unit: "intensity"),
        Feature(.intensityStatistics, "stat_max", "84IY", "maximum", unit: "intensity"),
        Feature(.intensityStatistics, "stat_iqr", "SALO", "interquartile range", unit: "intensity"),
        Feature(.intensityStatistics, "stat_range", "2OJQ", "range", unit: "intensity"),
        Feature(.intensityStatistics, "stat_mad", "4FUA", "mean absolute deviation", unit: "intensity"),
        Feature(.intensityStatistics, "stat_rmad", "1128", "robust mean absolute deviation", unit: "intensity"),
        Feature(.intensityStatistics, "stat_medad", "N72L", "median absolute deviation", unit: "intensity"),
        Feature(.intensityStatistics, "stat_cov", "7TET", "coefficient of variation"),
        Feature(.intensityStatistics, "stat_qcod", "9S40", "quartile coefficient of dispersion"),
        Feature(.intensityStatistics, "stat_energy", "N8CA", "energy", unit: "intensity^2"),
        Feature(.intensityStatistics, "stat_rms", "5ZWQ", "root mean square", unit: "intensity"),
    ]
}
