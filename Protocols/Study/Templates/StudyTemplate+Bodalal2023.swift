extension StudyTemplate {
    static let bodalal2023Text = """
        # Tumour hypoxia of colorectal liver metastases from diffusion-weighted and T2-weighted MRI, after
        # Bodalal et al., Insights into Imaging 2023;14:133, doi 10.1186/s13244-023-01474-x.
        #
        # Values without a remark are the paper's. What the paper does not say is REQUIRED: a consortium must decide it
        # before any data is touched, and the choice is then its own, not the paper's.
        study: hypoxia-clm
        version: 1
        title: HIF-1alpha status of colorectal liver metastases from multiparametric MRI
        unit: {row: lesion, cluster: patient}

        outcome:
          score: hif1a_staining_index  # the raw score stays at the site
          high: REQUIRED               # the cut-off is not in the paper: for example ">= 5"

        # One signature a series. The ranges around the paper's values are a proposal.
        series:
          dwi_b0:    {kind: dwi, b: 0, TE_ms: [80, 92], in_plane_mm: [1.6, 1.9]}
          dwi_b10:   {kind: dwi, b: 10, TE_ms: [80, 92], in_plane_mm: [1.6, 1.9]}
          dwi_b200:  {kind: dwi, b: 200, primary: true, TE_ms: [80, 92], in_plane_mm: [1.6, 1.9]}
          dwi_b800:  {kind: dwi, b: 800, TE_ms: [80, 92], in_plane_mm: [1.6, 1.9]}
          adc:
            kind: adc
            fit:
              from_b: REQUIRED         # the b-values of the fit are not in the paper: for example [0, 200, 800]
              method: log-linear
          t2w_te75:  {kind: t2w, TE_ms: [70, 80], TR_ms: [2450, 3000], in_plane_mm: [0.9, 1.1], slice_mm: [4.5, 5.5]}
          t2w_te300: {kind: t2w, TE_ms: [290, 310], TR_ms: [2450, 3000], in_plane_mm: [0.9, 1.1], slice_mm: [4.5, 5.5]}

        features:
          standard: ibsi-1
          resample_mm:
            in_plane: REQUIRED         # not in the paper: for example 1.75, or keep
            slices: REQUIRED           # not in the paper: for example keep
            image: REQUIRED            # not in the paper: nearest, linear, cubic or cubic-spline
          discretise: REQUIRED         # not in the paper: for example {fixed_bin_number: 32}
          filters: REQUIRED            # not in the paper: this version has none
          families: REQUIRED           # not in the paper: for example [morphology, intensity-statistics, glcm]
          minimum_voxels: REQUIRED     # not in the paper: for example 64

        steps:
          - standardise
          - screen:
              correlation_above: REQUIRED  # not in the paper: for example 0.9
              keep: REQUIRED               # not in the paper: for example 3
              width: REQUIRED              # at most a third of the lesions that the privacy limits make sure of
          - fit:
              model: REQUIRED              # the classifier is not in the paper: this version has logistic
              penalty: REQUIRED            # not in the paper: for example {ridge: {lambda: 1.0}}

        validation:
          schemes: REQUIRED            # the split is not in the paper: for example [patient-k-fold: {folds: 5}]
          seed: REQUIRED               # any whole number, drawn once
          auc: {interval: obuchowski-logit, test: one-and-two-sided, adjust: holm}
          baselines: [volume, mean_adc]

        # Not the paper's: it had one centre.
        rounds: {quorum: 3, deadline: 24h}
        privacy:
          aggregation: plain           # the coordinator sees each site's numbers; secure is not in this version
          minimum_sites: 3
          minimum_rows_per_site: 10
          minimum_rows_per_class: 3
        disclosures: []                # leave-one-site-out needs its line here

        """
}
