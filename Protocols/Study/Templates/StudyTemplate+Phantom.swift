extension StudyTemplate {
    static let phantomText = """
        # A rehearsal on the synthetic cohort that phantom-cohort makes: every value is filled in, none means anything.
        study: phantom
        version: 1
        title: Rehearsal on a synthetic cohort of liver lesions
        unit: {row: lesion, cluster: patient}

        outcome:
          score: hif1a_staining_index  # the raw score stays at the site
          high: ">= 5"

        series:
          t2w_te75: {kind: t2w}
          dwi_b0:   {kind: dwi, b: 0}
          dwi_b10:  {kind: dwi, b: 10}
          dwi_b200: {kind: dwi, b: 200, primary: true}
          dwi_b800: {kind: dwi, b: 800}
          adc:      {kind: adc, fit: {from_b: [0, 200, 800], method: log-linear}}

        features:
          standard: ibsi-1
          resample_mm: {in_plane: 1.75, slices: keep, image: cubic, mask: linear}
          discretise: {fixed_bin_number: 32}
          filters: none
          families: [morphology, intensity-statistics, glcm]
          minimum_voxels: 27

        steps:
          - standardise
          - screen: {correlation_above: 0.9, keep: 3, width: 12}
          - fit: {model: logistic, penalty: {ridge: {lambda: 1.0}}, solver: newton, maximum_steps: 12}

        validation:
          schemes: [patient-k-fold: {folds: 5}, leave-one-site-out]
          seed: 2023
          auc: {interval: obuchowski-logit, test: one-and-two-sided, adjust: holm}
          baselines: [volume, mean_adc]

        rounds: {quorum: 3, deadline: 30m}
        privacy:
          aggregation: plain           # the coordinator sees each site's numbers
          minimum_sites: 3
          minimum_rows_per_site: 20
          minimum_rows_per_class: 3

        # What leaves a site and is not a sum over all sites; each site's policy consents to each.
        disclosures: [leave-one-site-out, site-statements]

        """
}
