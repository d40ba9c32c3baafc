extension FeatureCatalogue {
    /// IPET.
    static func neighbourhoodGreyToneDifference(_ merging: TextureMerging) -> [Feature] {
        neighbourhoodGreyToneDifferenceNames.map {
            Feature(.neighbourhoodGreyToneDifference, $0.stem, $0.code, $0.name, merging: merging)
        }
    }

    private static let neighbourhoodGreyToneDifferenceNames: [(stem: String, code: String, name: String)] = [
        ("ngt_coarseness", "QCDE", "coarseness"),
        ("ngt_contrast", "65HE", "contrast"),
        ("ngt_busyness", "NQ30", "busyness"),
        ("ngt_complexity", "HDEZ", "complexity"),
        ("ngt_strength", "1X9X", "strength"),
    ]
}
