/// A named exclusion with the details that help to mend it, and nothing about the patient.
public struct Exclusion: Error, Sendable, Hashable {
    /// The name under which it is counted.
    public let reason: ExclusionReason

    /// What was found; geometry may stand here, intensities and identifiers may not.
    public let detail: String

    /// Creates an exclusion.
    public init(_ reason: ExclusionReason, _ detail: String) {
        self.reason = reason
        self.detail = detail
    }
}
