import Kernels

/// One synthetic patient: a pure function of the seed, the number and the scanner.
public struct PhantomPatient: Sendable, Hashable {
    /// 1 and up over the whole cohort.
    public let number: Int

    /// The scanner that the patient was examined on, 0 and up.
    public let scannerNumber: Int

    /// The lesions, one to three.
    public let lesions: [PhantomLesion]

    /// What an examination adds to the scanner's gain.
    let gainFactor: Double

    /// The direction of the slow change of brightness.
    let biasDirection: SIMD3<Double>

    /// How the liver varies, with variance 1.
    let liverTexture: SmoothField

    /// How motion takes signal away at high b-values, with variance 1.
    let motion: SmoothField

    /// Draws a patient.
    init(number: Int, scannerNumber: Int, seed: UInt64, model: PhantomModel) {
        var generator = SeededGenerator(seed: PhantomSeed.patient(number, seed: seed))
        let shared = generator.normal()
        let shapes = LesionShape.apart(count: Self.lesionCount(&generator), generator: &generator)
        self.number = number
        self.scannerNumber = scannerNumber
        lesions = shapes.enumerated().map { index, shape in
            PhantomLesion(number: index + 1, shared: shared, shape: shape, model: model, generator: &generator)
        }
        gainFactor = Elementary.exp(0.05 * generator.normal())
        biasDirection = SIMD3(generator.normal(), generator.normal(), 0.5 * generator.normal()) / 100
        liverTexture = SmoothField(waves: 8, wavelengths: 15...40, generator: &generator)
        motion = SmoothField(waves: 12, wavelengths: 8...25, generator: &generator)
    }

    /// How the patient is called in the cohort table.
    public var identifier: String {
        let digits = String(number)
        return "phantom-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// Six of ten patients have one lesion, three have two, one has three.
    private static func lesionCount(_ generator: inout SeededGenerator) -> Int {
        let draw = generator.uniform()
        return draw < 0.6 ? 1 : draw < 0.9 ? 2 : 3
    }
}
