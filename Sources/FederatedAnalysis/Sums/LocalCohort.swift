/// A site's frozen rows of a study.
///
/// They never leave the site.
public struct LocalCohort: Sendable, Hashable {
    /// The lesions that take part.
    public let rows: [LocalRow]

    /// How many lesions the site's cohort table lists.
    public let listed: Int

    /// Creates a cohort.
    public init(rows: [LocalRow], listed: Int) {
        self.rows = rows
        self.listed = listed
    }

    /// The rows of each patient, in the order of their first row.
    var patients: [[LocalRow]] {
        var order: [Int] = []
        var byPatient: [Int: [LocalRow]] = [:]
        for row in rows {
            if byPatient[row.patient] == nil { order.append(row.patient) }
            byPatient[row.patient, default: []].append(row)
        }
        return order.map { byPatient[$0, default: []] }
    }
}
