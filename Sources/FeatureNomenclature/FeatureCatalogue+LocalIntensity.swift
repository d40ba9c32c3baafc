extension FeatureCatalogue {
    /// 9ST6.
    static let localIntensity: [Feature] = [
        Feature(.localIntensity, "loc_peak_loc", "VJGA", "local intensity peak", unit: "intensity"),
        Feature(.localIntensity, "loc_peak_glob", "0F91", "global intensity peak", unit: "intensity"),
    ]
}
