import Study

/// A study of two features that three sites can finish in a few rounds.
enum SmallStudy {
    static let yaml = """
        study: small
        version: 1
        unit: {row: lesion, cluster: patient}
        outcome: {score: staining_index, high: ">= 5"}
        series:
          dwi_b200: {kind: dwi, b: 200, primary: true}
        features:
          standard: ibsi-1
          resample_mm: {in_plane: 1.75, slices: keep, image: cubic, mask: linear}
          discretise: {fixed_bin_number: 32}
          filters: [none]
          families: [intensity-statistics]
          only: [stat_mean, stat_var]
          minimum_voxels: 27
        steps:
          - standardise: {}
          - screen: {correlation_above: 0.9, keep: 2, width: 2}
          - fit: {model: logistic, penalty: {ridge: {lambda: 0.5}}}
        validation:
          schemes: [patient-k-fold: {folds: 2}]
          seed: 7
        rounds: {quorum: 2, deadline: 30m}
        privacy: {aggregation: plain, minimum_sites: 2, minimum_rows_per_site: 4, minimum_rows_per_class: 1}
        disclosures: []

        """

    static func document() throws -> StudyDocument { try StudyDocument(yaml: yaml) }
}
