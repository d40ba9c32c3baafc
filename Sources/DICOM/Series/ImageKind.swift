/// What an image shows, as sorting needs it.
public enum ImageKind: Sendable, Hashable {
    /// An image of the anatomy.
    case anatomical(Weighting)

    /// An image that was measured with a diffusion gradient, or belongs to a series of these.
    case diffusionWeighted

    /// A map of the apparent diffusion coefficient.
    case apparentDiffusion

    /// An image for a b-value that was calculated, not measured.
    case calculatedDiffusion

    /// Another map: anisotropy, exponential ADC, perfusion, relaxation, difference.
    case derivedMap

    /// Phase, real or imaginary part.
    case phase

    /// An image for planning, often in several planes.
    case localizer

    /// Reformatted or projected from other images.
    case reformatted

    /// Several slices as tiles of one image.
    case mosaic

    /// A picture for looking at, such as a screenshot or a coloured map.
    case screenshot

    /// What an anatomical image is weighted by.
    public enum Weighting: String, Sendable, Hashable {
        case t1 = "T1-weighted"
        case t2 = "T2-weighted"
        case unknown = "of unknown weighting"
    }

    /// Whether images of this kind form a stack of slices with one geometry.
    public var isStack: Bool {
        switch self {
        case .anatomical, .diffusionWeighted, .apparentDiffusion, .calculatedDiffusion, .derivedMap, .phase,
            .reformatted:
            true
        case .localizer, .mosaic, .screenshot: false
        }
    }
}

extension ImageKind: CustomStringConvertible {
    /// For example `diffusion-weighted image`.
    public var description: String {
        switch self {
        case .anatomical(.unknown): "image of unknown weighting"
        case .anatomical(let weighting): "\(weighting.rawValue) image"
        case .diffusionWeighted: "diffusion-weighted image"
        case .apparentDiffusion: "ADC map"
        case .calculatedDiffusion: "calculated diffusion image"
        case .derivedMap: "derived map"
        case .phase: "phase, real or imaginary image"
        case .localizer: "localizer"
        case .reformatted: "reformatted image"
        case .mosaic: "mosaic of slices"
        case .screenshot: "screenshot"
        }
    }
}
