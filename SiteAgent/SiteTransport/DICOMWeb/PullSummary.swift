/// What came of a pull, in numbers.
public struct PullSummary: Sendable, Hashable {
    /// How many patients or studies were asked for.
    public let asked: Int

    /// The lines of those without any series that is wanted.
    public let linesNotFound: [Int]

    /// How many studies were found.
    public let studies: Int

    /// How many series were found.
    public let series: Int

    /// How many studies the PACS answered with that nobody had asked for.
    public let unaskedStudies: Int

    /// How many lists the PACS may have cut off.
    public internal(set) var incompleteLists: Int

    /// How many images were retrieved.
    public internal(set) var instances = 0

    /// How many bytes they have.
    public internal(set) var bytes = 0

    /// How many images were there already.
    public internal(set) var skipped = 0

    /// How many images could not be retrieved.
    public internal(set) var failed = 0

    /// Why, with the number of images.
    public internal(set) var failures: [String: Int] = [:]

    /// How many of those that were asked for have something that is wanted.
    public var found: Int { asked - linesNotFound.count }

    /// Whether everything that was asked for is there.
    public var isWhole: Bool { linesNotFound.isEmpty && failed == 0 && incompleteLists == 0 }

    /// The numbers of a search, before anything is retrieved.
    public init(_ found: FoundSeriesList) {
        asked = found.asked
        linesNotFound = found.linesNotFound
        studies = found.studyCount
        series = found.series.count
        unaskedStudies = found.unaskedStudies
        incompleteLists = found.incompleteLists
    }
}

/// A pull that could not go on; what it has retrieved stays.
public struct PullInterruption: Error, Sendable {
    /// Why.
    public let error: PACSError

    /// What had come of it until then.
    public let summary: PullSummary
}
