/// What a filter computes, without how it meets edges and rotations.
public enum FilterKernel: Sendable, Hashable {
    /// The mean over `support` voxels along each axis, an odd number (S60F).
    case mean(support: Int)

    /// The Laplacian of a Gaussian of scale `sigma` mm, cut off at `truncation` sigmas (L6PA).
    case laplacianOfGaussian(sigma: Double, truncation: Double)

    /// One kernel of Laws an axis; with `energyDistance`, the mean magnitude over that Chebyshev distance (JTXT, PQSD).
    case laws([LawsKernel], energyDistance: Int?)

    /// The modulus of a Gabor wave: Gaussian scale and wavelength in mm, and the aspect ratio (Q88H).
    ///
    /// In the plane of a slice; for a volume the mean over the three orthogonal planes.
    case gabor(sigma: Double, wavelength: Double, aspectRatio: Double, orientations: GaborOrientations)

    /// A subband of an undecimated wavelet decomposition at a level, from 1 (25BO).
    case wavelet(Wavelet, level: Int, subband: WaveletSubband)

    /// The band of a Simoncelli wavelet at a level, from 1 (PRT7).
    case simoncelli(level: Int)

    /// The Riesz transform with an order an axis of the Laplacian of a Gaussian (AYRS).
    case rieszLaplacianOfGaussian(order: [Int], sigma: Double, truncation: Double)

    /// The Riesz transform with an order an axis of the band of a Simoncelli wavelet (AYRS).
    case rieszSimoncelli(order: [Int], level: Int)

    /// A function of each intensity.
    case intensity(IntensityTransform)

    /// The magnitude of the gradient from central differences, per mm or per voxel.
    case gradientMagnitude(perMillimeter: Bool)
}
