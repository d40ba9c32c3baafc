import Study

/// A study of two features on two diffusion-weighted series and the map fitted to them.
enum SmallStudy {
    static let yaml = """
        study: small
        version: 1
        title: A small study
        unit: {row: lesion, cluster: patient}
        outcome: {score: staining_index, high: ">= 5"}
        series:
          dwi_b0: {kind: dwi, b: 0}
          dwi_b200: {kind: dwi, b: 200, primary: true, in_plane_mm: [1, 2]}
          adc: {kind: adc, fit: {from_b: [0, 200], method: log-linear}}
        features:
          standard: ibsi-1
          resample_mm: {in_plane: keep, slices: keep, image: cubic, mask: linear}
          discretise: {fixed_bin_number: 8}
          filters: [none]
          families: [morphology, intensity-statistics]
          only: [stat_mean, morph_volume]
          minimum_voxels: 8
        steps:
          - standardise: {}
          - screen: {correlation_above: 0.9, keep: 2, width: 4}
          - fit: {model: logistic, penalty: {ridge: {lambda: 0.5}}, maximum_steps: 12}
        validation:
          schemes: [patient-k-fold: {folds: 2}]
          seed: 7
          baselines: [volume]
        rounds: {quorum: 3, deadline: 30m}
        privacy: {aggregation: plain, minimum_sites: 3, minimum_rows_per_site: 4, minimum_rows_per_class: 1}
        disclosures: []

        """

    /// The study, with a piece of its text replaced.
    static func document(_ old: String = "", _ new: String = "") throws -> StudyDocument {
        guard !old.isEmpty else { return try StudyDocument(yaml: yaml) }
        let pieces = yaml.split(separator: old, omittingEmptySubsequences: false)
        precondition(pieces.count == 2, "\(old) must stand in the text once")
        return try StudyDocument(yaml: pieces.joined(separator: new))
    }

    /// A policy that allows it.
    static let policy = """
        minimum_sites: 3
        minimum_rows: 4
        minimum_rows_per_class: 1
        maximum_rounds: 100
        maximum_gradients_per_row: 20
        allow_plain_aggregation: true
        consents: {leave-one-site-out: false, site-statements: false}
        series_kinds: [dwi, adc, t2w, t1w]

        """
}
