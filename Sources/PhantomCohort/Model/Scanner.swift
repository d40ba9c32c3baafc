import Kernels

/// What differs between sites: the same lesion looks different on each scanner.
public struct Scanner: Sendable, Hashable, Codable {
    /// The intensity units of one unit of signal.
    public let gain: Double

    /// The noise relative to an average scanner's.
    public let noiseFactor: Double

    /// The strength of the slow change of brightness across the field of view.
    public let biasStrength: Double

    /// The exponent of the lesions' brightness relative to the liver's.
    public let contrast: Double

    /// The true b-values relative to the nominal ones.
    public let bValueFactor: Double

    /// The scanner with a number, 0 and up, of the cohort of a seed.
    init(number: Int, seed: UInt64) {
        var generator = SeededGenerator(seed: PhantomSeed.scanner(number, seed: seed))
        gain = 400 * Elementary.exp(Elementary.log(4) * (generator.uniform() - 0.5))
        noiseFactor = 0.7 + 0.8 * generator.uniform()
        biasStrength = 0.35 * generator.uniform()
        contrast = 0.85 + 0.3 * generator.uniform()
        bValueFactor = 0.97 + 0.06 * generator.uniform()
    }
}
