public import CanonicalEncoding

/// What an intake found, in counts.
public struct IntakeSummary: Sendable, Hashable {
    /// All files of the folders.
    public internal(set) var files = 0

    /// DICOM files that were read.
    public internal(set) var dicomFiles = 0

    /// Files that are neither DICOM nor masks.
    public internal(set) var otherFiles = 0

    /// Folders that could not be read.
    public internal(set) var unreadFolders = 0

    /// Links to folders, which are not followed.
    public internal(set) var linkedFolders = 0

    /// Files that could not be used, by reason.
    public internal(set) var refusedFiles: [String: Int] = [:]

    /// Instances that stood in more than one file and were left out.
    public internal(set) var repeatedInstances = 0

    /// Patients of whom there is a DICOM file.
    public internal(set) var patients = 0

    /// Images by what they are.
    public internal(set) var volumes: [String: Int] = [:]

    /// Whether a study said what to look for; without one, all that follows is 0.
    public internal(set) var hasStudy = false

    /// Lesions.
    public internal(set) var lesions = 0

    /// Rows of the cohort table that were written now.
    public internal(set) var rows = 0

    /// Those of them that have an image and a mask.
    public internal(set) var usableRows = 0

    /// The others, by series and reason.
    public internal(set) var exclusions: [String: [ExclusionReason: Int]] = [:]

    /// Masks that were drawn on another series.
    public internal(set) var resampledMasks = 0

    /// Rows that stay as they were: of other folders, or of series that the study does not have.
    public internal(set) var keptRows = 0

    /// Rows that were taken out because their image or outline is no longer in the folder, or is in question.
    public internal(set) var withdrawnRows = 0

    /// Rows that can be used, of patients of whom the folder had images once and has nothing now.
    public internal(set) var absentRows = 0

    /// Lesions of the table without a score.
    public internal(set) var lesionsWithoutScore = 0

    /// What extraction would say of the table as it is now, by line and column.
    public internal(set) var tableProblems: [String] = []

    /// The names of lesions that were asked for and that no outline has.
    public internal(set) var unmatchedLesionNames: [String] = []

    /// Questions without an answer.
    public internal(set) var openQuestions = 0

    /// Questions without an answer about patients of other folders.
    public internal(set) var otherOpenQuestions = 0

    mutating func count(_ row: CohortFileRow) {
        rows += 1
        guard let reason = row.exclusion else {
            usableRows += 1
            return
        }
        exclusions[row.key.series, default: [:]][reason, default: 0] += 1
    }

    /// The summary as canonical JSON.
    public var json: JSONValue {
        let counts = { (counts: [String: Int]) in JSONValue.object(counts.mapValues { .integer(Int64($0)) }) }
        let exclusions = exclusions.mapValues { reasons in
            counts(Dictionary(uniqueKeysWithValues: reasons.map { ($0.key.rawValue, $0.value) }))
        }
        return .object([
            "files": .integer(Int64(files)), "dicom_files": .integer(Int64(dicomFiles)),
            "other_files": .integer(Int64(otherFiles)), "unread_folders": .integer(Int64(unreadFolders)),
            "linked_folders": .integer(Int64(linkedFolders)),
            "refused_files": counts(refusedFiles),
            "repeated_instances": .integer(Int64(repeatedInstances)), "patients": .integer(Int64(patients)),
            "volumes": counts(volumes), "study": .boolean(hasStudy), "lesions": .integer(Int64(lesions)),
            "rows": .integer(Int64(rows)), "usable_rows": .integer(Int64(usableRows)),
            "exclusions": .object(exclusions), "resampled_masks": .integer(Int64(resampledMasks)),
            "kept_rows": .integer(Int64(keptRows)), "withdrawn_rows": .integer(Int64(withdrawnRows)),
            "absent_rows": .integer(Int64(absentRows)),
            "lesions_without_score": .integer(Int64(lesionsWithoutScore)),
            "table_problems": .array(tableProblems.map { .string($0) }),
            "open_questions": .integer(Int64(openQuestions)),
            "other_open_questions": .integer(Int64(otherOpenQuestions)),
            "unmatched_lesion_names": .array(unmatchedLesionNames.map { .string($0) }),
        ])
    }
}
