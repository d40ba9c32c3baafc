/// What one sign-off says of all cases, given what earlier ones said of the same files.
///
/// A rejection stays, with its reason, until the case is accepted by name: no silence lifts it, whoever signs.
struct CohortVerdict {
    /// Why cases are rejected, now or still, by their positions.
    let reasons: [Int: String]

    /// How many cases are rejected now, for the first time or with another reason.
    let rejected: Int

    /// How many stay rejected from earlier.
    let kept: Int

    /// How many are no longer rejected.
    let lifted: Int

    init(earlier: [Int: String], rejected: [Int: String], accepted: Set<Int>) {
        let kept = earlier.filter { rejected[$0.key] == nil && !accepted.contains($0.key) }
        reasons = kept.merging(rejected) { _, now in now }
        self.rejected = rejected.count
        self.kept = kept.count
        lifted = accepted.count
    }
}
