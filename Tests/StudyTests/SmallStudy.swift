import Study

/// A study with few features, whose text a test changes in one place.
enum SmallStudy {
    static let yaml = """
        study: small
        version: 1
        title: A small study
        unit: {row: lesion, cluster: patient}
        outcome: {score: staining_index, high: ">= 5"}
        series:
          dwi_b0: {kind: dwi, b: 0}
          dwi_b200:
            kind: dwi
            b: 200
            primary: true
            TE_ms: [80, 92]
          adc: {kind: adc, fit: {from_b: [0, 200], method: log-linear}}
        features:
          standard: ibsi-1
          resample_mm: {in_plane: 1.75, slices: keep, image: cubic, mask: linear}
          discretise: {fixed_bin_number: 32}
          filters: [none]
          families: [morphology, intensity-statistics]
          only: [stat_mean, morph_volume]
          minimum_voxels: 27
        steps:
          - standardise: {}
          - screen: {correlation_above: 0.9, keep: 2, width: 4}
          - fit: {model: logistic, penalty: {ridge: {lambda: 0.5}}}
        validation:
          schemes: [patient-k-fold: {folds: 5}, leave-one-site-out]
          seed: 7
          baselines: [volume, mean_adc]
        rounds: {quorum: 3, deadline: 30m}
        privacy: {aggregation: plain, minimum_sites: 3, minimum_rows_per_site: 4, minimum_rows_per_class: 1}
        disclosures: [leave-one-site-out]

        """

    /// The study.
    static func document() throws -> StudyDocument { try StudyDocument(yaml: yaml) }

    /// The study with one piece of its text replaced.
    static func document(_ old: String, _ new: String) throws -> StudyDocument {
        try StudyDocument(yaml: text(old, new))
    }

    /// The text with one piece replaced; the piece must be there once.
    static func text(_ old: String, _ new: String) -> String {
        let pieces = yaml.components(separatedBy: old)
        precondition(pieces.count == 2, "\(old) must stand in the text once")
        return pieces.joined(separator: new)
    }
}

extension String {
    fileprivate func components(separatedBy separator: String) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
}
