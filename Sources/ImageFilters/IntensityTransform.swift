/// A function of each intensity, scaled to the image's range as PyRadiomics 3 defines its image types.
///
/// `m` is the greatest magnitude in the image.
public enum IntensityTransform: String, Sendable, Hashable, CaseIterable {
    /// `x^2 / m`.
    case square

    /// `sqrt(m |x|)` with the sign of `x`.
    case squareRoot = "squareroot"

    /// `m log(1 + |x|) / log(1 + m)` with the sign of `x`.
    case logarithm

    /// `exp(x log(m) / m)`.
    case exponential
}
