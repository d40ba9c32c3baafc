public import CanonicalEncoding

/// A rejection of one sign-off beside the table and the files as they are now.
public struct RejectionStanding: Sendable, Hashable {
    /// Whether a rejection counts.
    public enum State: String, Sendable {
        /// It counts.
        case inForce = "in-force"

        /// A later sign-off accepted the same files.
        case accepted

        /// The case has other files now, or the table leaves it out.
        case otherFiles = "other-files"

        /// The table does not have the case.
        case notInTable = "not-in-table"
    }

    /// The case as the table names it, `patient/lesion:series`; `nil` if it is not there, since the store does not
    /// know the patient.
    public let name: String?

    /// The series.
    public let series: String

    /// Why it was rejected, in the reader's words.
    public let reason: String

    /// Whether it counts.
    public let state: State

    /// The rejection as canonical JSON.
    public var json: JSONValue {
        .object([
            "case": name.map { .string($0) } ?? .null, "series": .string(series), "reason": .string(reason),
            "state": .string(state.rawValue),
        ])
    }
}
