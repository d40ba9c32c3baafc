public import CanonicalEncoding

/// What a report says beside the numbers: plain values that whoever holds the study, the log and the clock supplies.
public struct ReportContext: Sendable, Hashable {
    /// The study's name.
    public var study: String

    /// The study's version.
    public var studyVersion: Int

    /// The SHA-256 of the study document: its name everywhere else.
    public var studyDigest: SHA256Digest

    /// Who signed the study.
    public var sponsor: String

    /// Who ran the rounds.
    public var coordinator: String

    /// What counts as a high outcome, in words: `hif1a_staining_index >= 5`.
    public var outcome: String

    /// The signature that the study named as primary; the first that is not a baseline unless told.
    public var primarySignature: String?

    /// The number of folds of patients, where the study has them.
    public var folds: Int?

    /// Patients or lesions of a group smaller than this are not printed; 0 or 1 prints everything.
    public var suppressBelow: Int

    /// How contributions were summed: `secure` or `plain`.
    public var aggregation: String

    /// Each site's flow of lesions, where the study lists that disclosure.
    public var flow: [SiteFlow]

    /// The sites' approvals of this digest.
    public var approvals: [ApprovalRecord]

    /// The round log as it stood when the report was made.
    public var log: LogEvidence?

    /// Names of features by their tag; a tag without one is printed as it is.
    public var featureLabels: [String: FeatureLabel]

    /// What else a reader must know: "synthetic data", or "split by scanner, one centre's cohort".
    public var notes: [String]

    /// The program and its version: `intramural 0.1.0`.
    public var program: String

    /// When the report was made, in seconds since 1970 (UTC).
    public var generatedAt: Int64

    /// Begins a context with what every report has; the rest is empty until set.
    public init(
        study: String,
        studyVersion: Int,
        studyDigest: SHA256Digest,
        sponsor: String,
        coordinator: String,
        outcome: String,
        suppressBelow: Int,
        aggregation: String,
        program: String,
        generatedAt: Int64
    ) {
        self.study = study
        self.studyVersion = studyVersion
        self.studyDigest = studyDigest
        self.sponsor = sponsor
        self.coordinator = coordinator
        self.outcome = outcome
        self.suppressBelow = suppressBelow
        self.aggregation = aggregation
        self.program = program
        self.generatedAt = generatedAt
        flow = []
        approvals = []
        featureLabels = [:]
        notes = []
    }
}
