extension StudyTemplate {
    static let sarcomaT1Text = """
        # Soft-tissue sarcomas on T1-weighted MRI: one centre's cohort, split by scanner. Its sites have as few as five
        # cases, so that each site's policy must allow fewer lesions and more gradients a lesion than the defaults.
        study: sarcoma-t1
        version: 1
        title: Outcome of soft-tissue sarcoma from T1-weighted MRI
        unit: {row: lesion, cluster: patient}

        outcome:
          score: outcome
          high: ">= 1"

        series:
          mr_t1: {kind: t1w, primary: true}

        features:
          standard: ibsi-1
          resample_mm: {in_plane: keep, slices: keep}
          discretise: {fixed_bin_number: 32}
          filters: none
          families: [morphology, intensity-statistics, glcm]
          minimum_voxels: 27

        steps:
          - standardise
          - screen: {correlation_above: 0.9, keep: 3, width: 4}
          - fit: {model: logistic, penalty: {ridge: {lambda: 1.0}}, solver: newton, maximum_steps: 12}

        validation:
          schemes: [patient-k-fold: {folds: 5}, leave-one-site-out]
          seed: 2023
          auc: {interval: obuchowski-logit, test: one-and-two-sided, adjust: holm}
          baselines: [volume]

        rounds: {quorum: 3, deadline: 30m}
        privacy:
          aggregation: plain           # the coordinator sees each site's numbers
          minimum_sites: 3
          minimum_rows_per_site: 4     # three sites make sure of 12 lesions, and a third of that is the width
          minimum_rows_per_class: 1

        # What leaves a site and is not a sum over all sites; each site's policy consents to each.
        disclosures: [leave-one-site-out, site-statements]

        """
}
