/// A series that the PACS has.
public struct FoundSeries: Sendable, Hashable {
    let study: UniqueIdentifier
    let identifier: UniqueIdentifier

    /// Its modality, for example `MR`; empty if the PACS does not say.
    public let modality: String

    /// Its description; `nil` if the PACS does not say.
    public let description: String?

    /// How many images it has; `nil` if the PACS does not say.
    public let announcedInstances: Int?
}

/// What a search of a PACS found.
public struct FoundSeriesList: Sendable {
    /// The series that are wanted.
    public internal(set) var series: [FoundSeries] = []

    /// How many patients or studies were asked for.
    public internal(set) var asked = 0

    /// The lines of those without any series that is wanted.
    public internal(set) var linesNotFound: [Int] = []

    /// How many lists the PACS may have cut off.
    public internal(set) var incompleteLists = 0

    /// How many studies the PACS answered with that nobody had asked for; they are left alone.
    public internal(set) var unaskedStudies = 0

    /// How many studies the series belong to.
    public var studyCount: Int { Set(series.map(\.study)).count }
}
