/// The counts of a pull that is under way.
struct PullRun: Sendable {
    private(set) var summary: PullSummary

    /// How many images have been dealt with, one way or another.
    private(set) var done = 0

    /// How many there are: as counted where a series has been listed, as announced elsewhere.
    private(set) var total: Int

    /// How many images have been unavailable in a row.
    private(set) var outagesInARow = 0

    init(_ found: FoundSeriesList) {
        summary = PullSummary(found)
        total = found.series.reduce(0) { $0 + min($1.announcedInstances ?? 0, QIDOPaging.maximumItems) }
    }

    mutating func begin(_ series: FoundSeries, instances: Int, isComplete: Bool) {
        total += instances - min(series.announcedInstances ?? 0, QIDOPaging.maximumItems)
        if !isComplete { summary.incompleteLists += 1 }
    }

    mutating func skip() {
        done += 1
        summary.skipped += 1
    }

    mutating func keep(_ bytes: Int) {
        done += 1
        outagesInARow = 0
        summary.instances += 1
        summary.bytes += bytes
    }

    mutating func fail(_ error: PACSError) {
        done += 1
        outagesInARow = error.isTransient ? outagesInARow + 1 : 0
        summary.failed += 1
        // Reasons are sentences without anything of the image; there are few of them.
        if summary.failures.count < 20 || summary.failures[error.description] != nil {
            summary.failures[error.description, default: 0] += 1
        }
    }
}
