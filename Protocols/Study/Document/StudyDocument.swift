public import CanonicalEncoding
public import YAMLDocuments

/// A study: everything that is fixed before any data is touched.
///
/// People write it as YAML (``init(yaml:file:)``); programs exchange it as canonical JSON, whose SHA-256 (``digest``) is
/// the study's name everywhere. Every way in goes through the same rules, so that a value of this type is always a
/// study that makes sense. Rows are lesions and clusters are patients: this version knows no other unit.
public struct StudyDocument: Hashable, Sendable {
    /// The study's own name, such as `hypoxia-clm`: see ``StudyName``.
    public let name: String

    /// Counts amendments, from 1.
    public let version: Int

    /// Why the study was amended; there from version 2 on.
    public let amendment: String?

    /// A line for people.
    public let title: String?

    /// What is predicted.
    public let outcome: OutcomeRule

    /// The image series, in alphabetical order of their names; exactly one is primary.
    public let series: [SeriesDefinition]

    /// How images become numbers.
    public let features: FeatureSelection

    /// Which of the numbers a model may use.
    public let selection: SelectionRule

    /// The model.
    public let model: ModelDefinition

    /// How the model is tested.
    public let validation: ValidationDefinition

    /// The simple models to beat.
    public let baselines: [Baseline]

    /// When a round counts.
    public let rounds: RoundRules

    /// How sites are protected from each other and from the coordinator.
    public let privacy: PrivacyRules

    /// What leaves a site and is not a sum over all sites, in the order of ``Disclosure/allCases``.
    public let disclosures: [Disclosure]

    /// Puts a study together; throws all that is wrong with it.
    public init(
        name: String,
        version: Int,
        amendment: String? = nil,
        title: String? = nil,
        outcome: OutcomeRule,
        series: [SeriesDefinition],
        features: FeatureSelection,
        selection: SelectionRule,
        model: ModelDefinition,
        validation: ValidationDefinition,
        baselines: [Baseline],
        rounds: RoundRules,
        privacy: PrivacyRules,
        disclosures: [Disclosure]
    ) throws(DocumentError) {
        let draft = StudyDraft(
            name: name,
            version: version,
            amendment: amendment,
            title: title,
            outcome: outcome,
            series: series,
            features: features,
            selection: selection,
            model: model,
            validation: validation,
            baselines: baselines,
            rounds: rounds,
            privacy: privacy,
            disclosures: disclosures
        )
        try self.init(draft)
    }

    init(_ draft: StudyDraft) throws(DocumentError) {
        let findings = draft.findings
        guard findings.isEmpty else { throw DocumentError(file: "study", problems: findings.map(\.problem)) }
        name = draft.name
        version = draft.version
        amendment = draft.amendment
        title = draft.title
        outcome = draft.outcome
        series = draft.series.sorted { $0.name < $1.name }
        features = draft.features
        selection = draft.selection
        model = draft.model
        validation = draft.validation
        baselines = draft.baselines
        rounds = draft.rounds
        privacy = draft.privacy
        disclosures = Disclosure.allCases.filter(draft.disclosures.contains)
    }

    /// The SHA-256 of the canonical JSON: the study's name everywhere.
    public var digest: SHA256Digest { SHA256Digest(hashing: json.canonicalBytes) }

    /// The series on which the study stands or falls.
    public var primarySeries: SeriesDefinition { series.first(where: \.isPrimary) ?? series[0] }
}
