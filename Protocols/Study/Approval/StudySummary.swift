/// A study in plain words, for the officer who approves it.
///
/// The caller chooses colours: ``Severity/warning`` is meant to be red.
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
    public private(set) var lines: [Line] = []

    /// Describes a study, and what a site's policy objects to in it.
    ///
    /// - Parameter siteCount: how many sites are expected; as many as the quorum unless told.
    public init(of study: StudyDocument, under policy: SitePolicy? = nil, siteCount: Int? = nil) {
        let siteCount = siteCount ?? study.rounds.quorum
        describe(study)
        listWhatLeaves(study, siteCount: siteCount)
        listDisclosures(study)
        listWhatStays(study)
        if let policy { listObjections(policy.objections(to: study)) }
    }

    mutating func add(_ severity: Severity, _ text: String) {
        lines.append(Line(severity: severity, text: text))
    }

    private mutating func listObjections(_ objections: [PolicyObjection]) {
        add(.heading, "Your policy")
        if objections.isEmpty { add(.plain, "Your policy allows everything that this study asks for.") }
        for objection in objections { add(.warning, objection.description + ".") }
    }
}
