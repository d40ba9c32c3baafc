/// Which series are wanted.
public struct PullFilter: Sendable, Hashable {
    /// When the study was made; `nil` for any time.
    public var dates: StudyDates?

    /// The modalities of the series, for example `MR`; empty for all.
    public var modalities: [String]

    /// What the description of the series has to look like; `nil` for anything.
    public var description: DescriptionPattern?

    /// Creates a filter; without arguments everything passes.
    public init(dates: StudyDates? = nil, modalities: [String] = [], description: DescriptionPattern? = nil) {
        self.dates = dates
        self.modalities = modalities
        self.description = description
    }

    func admits(_ series: FoundSeries) -> Bool {
        guard modalities.isEmpty || modalities.contains(series.modality) else { return false }
        return description?.matches(series.description ?? "") ?? true
    }
}
