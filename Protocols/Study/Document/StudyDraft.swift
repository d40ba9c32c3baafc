/// The parts of a study before the rules have seen them.
struct StudyDraft {
    var name: String
    var version: Int
    var amendment: String?
    var title: String?
    var outcome: OutcomeRule
    var series: [SeriesDefinition]
    var features: FeatureSelection
    var selection: SelectionRule
    var model: ModelDefinition
    var validation: ValidationDefinition
    var baselines: [Baseline]
    var rounds: RoundRules
    var privacy: PrivacyRules
    var disclosures: [Disclosure]
}
