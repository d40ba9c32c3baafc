public import DICOM
public import Foundation

/// One lesion of a cohort table, which never leaves the site.
public struct CohortLesion: Sendable, Hashable {
    /// Where the image of one series and the lesion's outline on it are.
    public struct Case: Sendable, Hashable {
        /// The line of the table.
        public let line: Int

        /// The image file.
        public let image: URL

        /// The mask file.
        public let mask: URL

        /// Which label of the mask is the lesion; `nil` if the mask has one label.
        public let label: LabelChoice?

        /// The day of the examination as the table has it, `2026-11-24`; `nil` if it has none.
        public let imageDate: String?
    }

    /// The patient's identifier, as the hospital writes it.
    public let patient: String

    /// The lesion's, which is unique within the patient.
    public let lesion: String

    /// The raw score; `nil` where the table has none.
    public let score: Double?

    /// The first line that names the lesion.
    public let line: Int

    /// The cases by series.
    public internal(set) var cases: [String: Case] = [:]

    /// The series that the table takes out, with the reason.
    public internal(set) var exclusions: [String: Exclusion] = [:]
}
