import DICOM

/// One visit of a patient to the scanner.
struct Examination: Sendable, Hashable {
    /// StudyInstanceUID; empty if it is absent.
    let study: String

    /// StudyDate as `yyyy-mm-dd`; `nil` if it is absent.
    let date: String?

    init(_ series: SeriesHeader) {
        study = series.studyInstanceUID
        date = series.studyDate
    }

    /// Whether both are one: the same study, or two of one day.
    func isSame(as other: Examination) -> Bool { study == other.study || date != nil && date == other.date }
}
