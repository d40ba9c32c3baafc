public import Foundation

/// The site's list of lesions: one row for each lesion and series, with the columns
/// `patient, lesion, score, series, image, mask`.
///
/// Paths are relative to the table's folder. Of the optional columns, `label` names the mask's label, and `exclusion`
/// takes the row out under the name of an ``ExclusionReason``; image and mask may then be empty. The dates are checked
/// and used for nothing else. Other columns are ignored and listed. Reading goes on after a problem, so that its author
/// sees all of them at once.
public struct CohortTable: Sendable {
    /// The columns that must be there.
    public static let requiredColumns = ["patient", "lesion", "score", "series", "image", "mask"]

    /// A column that may be there.
    public static let labelColumn = "label"

    /// Columns that may be there and hold dates such as 2026-11-24.
    public static let dateColumns = ["score_date"]

    /// The columns that may be there.
    public static let optionalColumns =
        [labelColumn, "exclusion", "exclusion_detail", "image_date", "outline_name", "mask_source", "warnings"]
        + dateColumns

    /// The lesions, in the order of their first row.
    public let lesions: [CohortLesion]

    /// Columns that were not used.
    public let ignoredColumns: [String]

    /// What is wrong, in the order of the lines.
    public let problems: [CohortProblem]

    /// Whether a problem keeps the table from being used.
    public var isUsable: Bool { problems.allSatisfy { $0.severity == .warning } }

    /// Reads a table file.
    public init(file: URL) throws {
        let bytes: [UInt8]
        do {
            bytes = try [UInt8](Data(contentsOf: file))
        } catch {
            throw SiteError(
                .badInput,
                "The cohort table cannot be read.",
                remedy: "Check that the file named with --cohort exists and is readable."
            )
        }
        self.init(bytes, folder: file.deletingLastPathComponent())
    }

    /// Reads a table whose paths are relative to `folder`.
    public init(_ bytes: [UInt8], folder: URL) {
        var reader = CohortTableReader(folder: folder)
        reader.read(bytes)
        lesions = reader.lesions
        ignoredColumns = reader.ignoredColumns
        problems = reader.problems
    }
}
