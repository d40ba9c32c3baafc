import Kernels

/// A synthetic multicentre cohort; a pure function of its settings.
public struct PhantomCohort: Sendable, Hashable {
    /// What decides everything.
    public let settings: PhantomSettings

    /// The model that generated it.
    public let model: PhantomModel

    /// The scanners, one for each centre.
    public let scanners: [Scanner]

    /// All patients, scanner after scanner.
    public let patients: [PhantomPatient]

    /// Draws the cohort; images are made when asked for.
    public init(_ settings: PhantomSettings) {
        let model = PhantomModel.standard
        var patients: [PhantomPatient] = []
        for scanner in 0..<settings.centres {
            var generator = SeededGenerator(seed: PhantomSeed.patientCount(scanner, seed: settings.seed))
            let range = settings.patientsPerCentre
            for _ in 0..<range.lowerBound + Int(generator.uniform() * Double(range.count)) {
                patients.append(
                    PhantomPatient(
                        number: patients.count + 1,
                        scannerNumber: scanner,
                        seed: settings.seed,
                        model: model
                    )
                )
            }
        }
        self.settings = settings
        self.model = model
        self.patients = patients
        scanners = (0..<settings.centres).map { Scanner(number: $0, seed: settings.seed) }
    }

    /// The images of a patient of this cohort.
    public func images(of patient: PhantomPatient) -> PhantomImages {
        PhantomImages(patient, scanner: scanners[patient.scannerNumber], seed: settings.seed, model: model)
    }

    /// The patients that one site holds, 0 and up.
    public func patients(heldBy site: Int) -> [PhantomPatient] {
        patients.filter { holder(of: $0) == site }
    }

    /// The name of the site that holds a patient.
    public func site(of patient: PhantomPatient) -> String { SiteNames.name(holder(of: patient)) }

    /// The names of the sites, in the order of their numbers.
    public var siteNames: [String] { (0..<settings.sites).map(SiteNames.name) }

    /// Everything that is true of the cohort.
    public var truth: PhantomTruth { PhantomTruth(self) }

    private func holder(of patient: PhantomPatient) -> Int {
        SiteNames.holder(of: patient.scannerNumber, centres: settings.centres, sites: settings.sites)
    }
}
