/// A study in plain words, for the officer who approves it.
public struct StudySummary: Hashable, Sendable {
    /// How much attention a line needs.
    public enum Severity: String, Sendable, CaseIterable {
        /// A heading.
        case heading

        /// Plain information.
        case plain

        /// Something that the officer should weigh.
        case caution

        /// Something that is shown in red.
        case warning
    }

    /// One line.
    public struct Line: Hashable, Sendable {
        /// How much attention it needs.
        public let severity: Severity

        /// What it says.
        public let text: String
    }

    /// The lines, in order.
    public let lines: [Line]

    /// Describes a study, and what a site's policy objects to in it.
    public init(of study: StudyDocument, under policy: SitePolicy? = nil) {
        lines = []
    }
}
