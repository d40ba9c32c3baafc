/// The fixed point of products, gradients and likelihoods.
///
/// Standardised values of a training set of `n` rows have squares that sum to `n`, so that a sum of products is at most
/// `n * 2^40`: the limit of 2^57 holds 131,072 rows a site and 32 sites. The error of a sum of `n` words is at most
/// `n * 2^-41`.
enum Precision {
    static let fractionBits = 40
}
