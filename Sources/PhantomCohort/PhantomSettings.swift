/// What decides a synthetic cohort.
public struct PhantomSettings: Sendable, Hashable, Codable {
    /// How many centres examined patients, each with its own scanner: 1 to 26.
    public let centres: Int

    /// The fewest and most patients of a centre.
    public let patientsPerCentre: ClosedRange<Int>

    /// How many sites hold the patients, at most one for each centre.
    ///
    /// Fewer sites hold the same patients, with the same bytes: results must not depend on it.
    public let sites: Int

    /// The seed of all that is random.
    public let seed: UInt64

    /// Whether a few cases are spoiled on purpose.
    public let hasDefects: Bool

    /// Checks and keeps the settings.
    public init(
        centres: Int = 4,
        patientsPerCentre: ClosedRange<Int> = 20...30,
        sites: Int? = nil,
        seed: UInt64 = 1,
        hasDefects: Bool = false
    ) throws(PhantomCohortError) {
        guard (1...26).contains(centres) else { throw .badSetting("the number of centres", "1 to 26", "\(centres)") }
        let range = patientsPerCentre
        guard range.lowerBound >= 1, range.upperBound <= 1000 else {
            throw .badSetting("the number of patients", "1 to 1000", "\(range.lowerBound)-\(range.upperBound)")
        }
        let sites = sites ?? centres
        guard (1...centres).contains(sites) else {
            throw .badSetting("the number of sites that hold the patients", "1 to \(centres)", "\(sites)")
        }
        self.centres = centres
        self.patientsPerCentre = patientsPerCentre
        self.sites = sites
        self.seed = seed
        self.hasDefects = hasDefects
    }
}
