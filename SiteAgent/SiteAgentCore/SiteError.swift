/// What a hospital's user is told when something cannot be done: what happened, and what to do about it.
///
/// Neither sentence holds a patient's identifier, a path below a data folder, a voxel or a feature value.
public struct SiteError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of failure it is, for the program's exit code.
    public enum Kind: String, Sendable, CaseIterable {
        /// A check said no: this is a finding, not a fault.
        case refused

        /// An input file is not usable.
        case badInput = "bad-input"

        /// The coordinator cannot be reached.
        case unreachable

        /// A file, the database or this program failed.
        case fault
    }

    /// The kind of failure.
    public let kind: Kind

    /// What happened.
    public let problem: String

    /// What to do about it.
    public let remedy: String

    /// Creates an error.
    public init(_ kind: Kind, _ problem: String, remedy: String) {
        self.kind = kind
        self.problem = problem
        self.remedy = remedy
    }

    /// Both, on one line unless what happened takes several.
    public var description: String { problem + (problem.contains("\n") ? "\n" : " ") + remedy }

    static func damagedStore(_ column: String) -> SiteError {
        SiteError(
            .fault,
            "The site's database holds something unreadable (\(column)).",
            remedy: "Restore the folder from a backup."
        )
    }
}
