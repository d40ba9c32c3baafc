import Foundation

/// A small study and a small synthetic cohort for it.
enum Rehearsal {
    /// What every identifier of the cohort's patients begins with; the study, the sites and the folders are named
    /// otherwise, so that it is found only where a patient is named.
    static let patientPrefix = "phantom-0"

    /// The sites that hold the cohort.
    static let sites = ["site-a", "site-b", "site-c"]

    /// Makes the images of 36 patients at three sites.
    static func makeImages(in folder: TemporaryFolder) async throws -> URL {
        let arguments = ["make", "images", "--sites", "3", "--patients", "12", "--seed", "1"]
        try await BuiltProgram.phantomCohort.succeed(arguments, in: folder)
        return folder.url.appendingPathComponent("images")
    }

    /// The study: one series, a baseline, three folds.
    static func study(tolerance: String = "1e-10", maximumSteps: Int = 12) -> String {
        """
        study: rehearsal
        version: 1
        unit: {row: lesion, cluster: patient}
        outcome: {score: hif1a_staining_index, high: ">= 5"}
        series:
          dwi_b200: {kind: dwi, b: 200, primary: true}
        features:
          standard: ibsi-1
          resample_mm: {in_plane: keep, slices: keep}
          discretise: {fixed_bin_number: 16}
          filters: none
          families: [morphology, intensity-statistics]
          minimum_voxels: 27
        steps:
          - standardise
          - screen: {correlation_above: 0.9, keep: 3, width: 6}
          - fit:
              model: logistic
              penalty: {ridge: {lambda: 1.0}}
              solver: newton
              tolerance: \(tolerance)
              maximum_steps: \(maximumSteps)
        validation:
          schemes: [patient-k-fold: {folds: 3}]
          seed: 2023
          auc: {interval: obuchowski-logit, test: one-and-two-sided, adjust: holm}
          baselines: [volume]
        rounds: {quorum: 3, deadline: 30m}
        privacy:
          aggregation: plain
          minimum_sites: 3
          minimum_rows_per_site: 6
          minimum_rows_per_class: 1
        disclosures: []

        """
    }

    /// The default policy, widened by what the study needs and a data-protection officer would decide with care.
    static func policy(_ written: String) -> String {
        let wider = [
            "minimum_rows: ": "4", "minimum_rows_per_class: ": "1", "maximum_gradients_per_row: ": "400",
            "allow_plain_aggregation: ": "true",
        ]
        return written.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            wider.first { line.hasPrefix($0.key) }.map { $0.key + $0.value } ?? String(line)
        }.joined(separator: "\n")
    }
}
