/// What `truth.json` holds: everything that generated the cohort, and what can be known from it at best.
public struct PhantomTruth: Sendable, Hashable, Codable {
    /// A patient with what is true of the lesions.
    public struct Patient: Sendable, Hashable, Codable {
        /// As in the cohort table.
        public let patient: String
        /// The site that holds the patient.
        public let site: String
        /// The scanner, 1 and up.
        public let scanner: Int
        /// The lesions.
        public let lesions: [Lesion]
    }

    /// What is true of a lesion.
    public struct Lesion: Sendable, Hashable, Codable {
        /// As in the cohort table.
        public let lesion: Int
        /// The latent hypoxia.
        public let hypoxia: Double
        /// The staining index.
        public let score: Int
        /// The standard deviation of the fast fraction.
        public let heterogeneity: Double
        /// The slow diffusion coefficient, in mm^2/s times 1e-6.
        public let slowDiffusion: Double
    }

    /// Names the program and the version of this file.
    public let format: String

    /// What the cohort was made from.
    public let settings: PhantomSettings

    /// The generating model.
    public let model: PhantomModel

    /// The scanners.
    public let scanners: [Scanner]

    /// The patients.
    public let patients: [Patient]

    /// The defects.
    public let defects: [PhantomDefectPlace]

    /// How many lesions have a high score.
    public let highLesions: Int

    /// The area under the curve of the true heterogeneity: what a flawless reading of texture would reach.
    public let heterogeneityArea: Double?

    /// The area under the curve of the true slow diffusion coefficient, low for high scores.
    public let slowDiffusionArea: Double?

    static let currentFormat = "intramural phantom-cohort 1"

    init(_ cohort: PhantomCohort) {
        let settings = cohort.settings
        format = Self.currentFormat
        self.settings = settings
        model = cohort.model
        scanners = cohort.scanners
        patients = cohort.patients.map { patient in
            Patient(
                patient: patient.identifier,
                site: cohort.site(of: patient),
                scanner: patient.scannerNumber + 1,
                lesions: patient.lesions.map(Lesion.init)
            )
        }
        defects = PhantomDefect.places(in: cohort)
        let lesions = cohort.patients.flatMap(\.lesions)
        let high = lesions.filter { $0.score >= cohort.model.highScore }
        let low = lesions.filter { $0.score < cohort.model.highScore }
        highLesions = high.count
        heterogeneityArea = Self.area(high.map(\.heterogeneity), low.map(\.heterogeneity))
        slowDiffusionArea = Self.area(low.map(\.slowDiffusion), high.map(\.slowDiffusion))
    }

    /// The share of pairs in which the first value is above the second, ties counting half.
    static func area(_ upper: [Double], _ lower: [Double]) -> Double? {
        guard !upper.isEmpty, !lower.isEmpty else { return nil }
        var halves = 0
        for value in upper {
            for other in lower { halves += value > other ? 2 : value == other ? 1 : 0 }
        }
        return Double(halves) / Double(2 * upper.count * lower.count)
    }
}

extension PhantomTruth.Lesion {
    init(_ lesion: PhantomLesion) {
        self.init(
            lesion: lesion.number,
            hypoxia: lesion.hypoxia,
            score: lesion.score,
            heterogeneity: lesion.heterogeneity,
            slowDiffusion: lesion.slowDiffusion
        )
    }
}
