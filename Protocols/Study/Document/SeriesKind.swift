/// What an image series shows.
public enum SeriesKind: String, Sendable, CaseIterable {
    /// Diffusion-weighted, of one b-value.
    case diffusionWeighted = "dwi"

    /// An apparent diffusion coefficient map.
    case apparentDiffusion = "adc"

    /// T2-weighted.
    case t2Weighted = "t2w"

    /// T1-weighted.
    case t1Weighted = "t1w"
}
