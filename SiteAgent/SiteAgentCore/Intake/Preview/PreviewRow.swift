import DICOM
import Foundation

/// One lesion and series of a cohort table, as it is to be looked at.
struct PreviewRow: Sendable, Hashable {
    let line: Int
    let patient: String
    let lesion: String
    let series: String

    /// The image file; `nil` where the table has none.
    let image: URL?

    /// The mask file; `nil` where the table has none.
    let mask: URL?

    /// Which label of the mask is the lesion.
    let label: LabelChoice?

    /// Why the table leaves the case out; `nil` if it does not.
    let exclusion: String?

    /// What the table says of it beyond the reason.
    let exclusionDetail: String?

    /// On which series the mask was drawn, as intake says it; `nil` where the table does not.
    let maskSource: String?

    /// The day of the image, as the table writes it; `nil` where it does not.
    let imageDate: String?

    /// What intake said of it that should be looked at twice.
    let warnings: [String]

    /// The files to look at, unless the case is left out.
    var files: (image: URL, mask: URL)? {
        guard exclusion == nil, let image, let mask else { return nil }
        return (image, mask)
    }

    /// How a person names the case: `patient/lesion:series`.
    var name: String { "\(patient)/\(lesion):\(series)" }

    /// Why there is nothing to look at; `nil` if there is.
    var reasonLeftOut: String? {
        if let exclusion {
            let reason = ExclusionReason(rawValue: exclusion)?.explanation ?? exclusion
            return exclusionDetail.map { "\(reason): \($0)" } ?? reason
        }
        switch (image, mask) {
        case (nil, nil): return "the cohort table names neither image nor mask"
        case (nil, _): return "the cohort table names no image"
        case (_, nil): return "the cohort table names no mask"
        default: return nil
        }
    }
}
