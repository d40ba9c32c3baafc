import CanonicalEncoding
import Kernels

/// The counts of the whole cohort, and what assigns patients to folds.
struct CohortState: Sendable, Hashable {
    var rows = 0
    var highRows = 0
    var patients = 0
    var highPatients = 0
    var listed = 0

    /// For each stratum (patients without and with a high lesion), how many patients have a key below each bin; the last
    /// element, beyond all bins, is how many there are.
    var patientsBelow: [[Int]] = []

    /// How finely shuffle keys are counted; patients of one stratum in one bin share a fold.
    static let binCount = 4096

    /// The bin of a patient's key under the study's seed.
    static func bin(shuffleKey: UInt64, seed: UInt64) -> Int {
        var state = shuffleKey ^ seed
        return Int(SeededGenerator.splitMix(&state) >> 52)
    }

    /// The fold of a patient: ranks within a stratum are dealt out in turn, the second stratum going on where the first
    /// stopped, so that folds are balanced in size and in outcome wherever the patients are held.
    func fold(shuffleKey: UInt64, isHigh: Bool, plan: AnalysisPlan) -> Int {
        guard plan.folds > 0 else { return 0 }
        let rank = patientsBelow[isHigh ? 1 : 0][Self.bin(shuffleKey: shuffleKey, seed: plan.seed)]
        return (rank + (isHigh ? patients - highPatients : 0)) % plan.folds
    }
}
