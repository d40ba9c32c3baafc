extension DigitalPhantomReference {
    /// Features of neighbourhood grey tone difference matrices.
    static let greyToneDifference: [ReferenceValue] = ReferenceValue.parse(
        """
        ngt_coarseness_2D 0.121 0
        ngt_contrast_2D 0.925 0
        ngt_busyness_2D 2.99 0
        ngt_complexity_2D 10.4 0
        ngt_strength_2D 2.88 0
        ngt_coarseness_2_5D 0.0285 0
        ngt_contrast_2_5D 0.601 0
        ngt_busyness_2_5D 6.8 0
        ngt_complexity_2_5D 14.1 0
        ngt_strength_2_5D 0.741 0
        ngt_coarseness_3D 0.0296 0
        ngt_contrast_3D 0.584 0
        ngt_busyness_3D 6.54 0
        ngt_complexity_3D 13.5 0
        ngt_strength_3D 0.763 0
        """
    )
}
