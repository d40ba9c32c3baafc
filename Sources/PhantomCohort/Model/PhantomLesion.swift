import Kernels

/// One lesion with what is true of it.
public struct PhantomLesion: Sendable, Hashable {
    /// 1 and up within the patient.
    public let number: Int

    /// The latent hypoxia, standard normal over all lesions.
    public let hypoxia: Double

    /// The staining index, 0 to 9.
    public let score: Int

    /// The standard deviation of the fast fraction inside.
    public let heterogeneity: Double

    /// The slow diffusion coefficient, in mm^2/s times 1e-6.
    public let slowDiffusion: Double

    /// The signal at b = 0 relative to the liver's.
    let brightness: Double

    let shape: LesionShape

    /// How the fast fraction varies inside, with variance 1.
    let texture: SmoothField

    /// How T2 varies inside, which tells nothing of the hypoxia.
    let relaxation: SmoothField

    /// Draws a lesion of a shape; `shared` is the patient's part of the hypoxia, standard normal.
    init(
        number: Int,
        shared: Double,
        shape: LesionShape,
        model: PhantomModel,
        generator: inout SeededGenerator
    ) {
        let own = generator.normal()
        let hypoxia = model.sharedVariance.squareRoot() * shared + (1 - model.sharedVariance).squareRoot() * own
        let correlation = model.heterogeneityCorrelation
        let driver = correlation * hypoxia + (1 - correlation * correlation).squareRoot() * generator.normal()
        let index = model.scoreCentre + model.scoreSlope * hypoxia + model.scoreNoise * generator.normal()
        self.number = number
        self.hypoxia = hypoxia
        score = Int(min(max(index, 0), 9).rounded())
        heterogeneity = model.heterogeneity * Elementary.exp(model.heterogeneitySlope * driver)
        let diffusion = model.slowDiffusion - model.slowDiffusionSlope * hypoxia
        slowDiffusion = max(400, diffusion + model.slowDiffusionNoise * generator.normal())
        brightness = 1.3 * Elementary.exp(0.12 * generator.normal())
        self.shape = shape
        texture = SmoothField(waves: 24, wavelengths: 6...14, generator: &generator)
        relaxation = SmoothField(waves: 16, wavelengths: 8...20, generator: &generator)
    }
}
