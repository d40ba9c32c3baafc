import SiteAgentCore
import Study
import YAMLDocuments

extension FuzzTarget {
    static let studyYAML = FuzzTarget(
        "study-yaml",
        words: [
            "study: ", "version: 1", "outcome:", "series:", "features:", "steps:", "validation:", "rounds: {quorum: 3}",
            "privacy:", "disclosures: []", "REQUIRED", "&a ", "*a", "!!binary", "<<: ", "---\n", "minimum_sites: ",
            "consents:\n", "- fit:\n", "kind: dwi", "? ", "|\n", "> \n", "[[[[", "{{{{", "1e999", "30m", "\u{2028}",
        ],
        seeds: { (StudyTemplate.allCases.map(\.text) + [SitePolicy.defaultText]).map { Array($0.utf8) } },
        run: { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            do throws(DocumentError) {
                let study = try StudyDocument(yaml: text)
                mustHold((try? StudyDocument(json: study.json)) == study, "a study is read back from its JSON")
            } catch {
                check(error)
            }
            do throws(DocumentError) {
                let policy = try SitePolicy(yaml: text)
                mustHold((try? SitePolicy(yaml: policy.text)) == policy, "a policy is read back from its text")
            } catch {
                check(error)
            }
        }
    )

    static let settingsYAML = FuzzTarget(
        "settings-yaml",
        words: [
            "families: [morphology]", "filters: [none, {log: {sigma_mm: [3]}}]", "resample_mm: ", "discretise: ",
            "fixed_bin_number: 32", "fixed_bin_size: 25", "range: [0, 1]", "merging: ", "normalise: ", "profile: ibsi",
            "wavelet", "gabor", "laws", "mean", "1e999", "-1", "0",
        ],
        seeds: {
            [
                "filters: [none, {log: {sigma_mm: [3]}}]\nfamilies: [intensity-statistics]\n",
                "discretise: {fixed_bin_number: 16}\nresample_mm: {in_plane: 1, slices: keep}\n",
                "discretise: {fixed_bin_size: 25}\nfamilies: [morphology, glcm]\nmerging: 3d\n", "profile: ibsi\n",
            ].map { Array($0.utf8) }
        },
        run: { readSettings($0, profile: .ibsi) }
    )

    static let pyRadiomicsParameters = FuzzTarget(
        "pyradiomics-parameters",
        words: [
            "imageType:\n  Original: {}\n", "LoG:\n    sigma: [1.0, 3.0]\n", "Wavelet: {}\n", "level: ",
            "start_level: ",
            "featureClass:\n", "firstorder: []\n", "glcm:\n", "setting:\n  ", "binWidth: 25\n", "binCount: 32\n",
            "label: 1\n", "distances: [1, 2]\n", "resampledPixelSpacing: [1, 1, 1]\n", "padDistance: 10\n",
            "gldm_a: 0\n",
            "force2D: true\n", "weightingNorm: euclidean\n", "resegmentRange: [-3, 3]\n", "1e999", "-1",
        ],
        seeds: {
            [
                """
                imageType:
                  Original: {}
                  LoG:
                    sigma: [1.0, 3.0]
                  Wavelet:
                    wavelet: coif1
                    level: 2
                featureClass:
                  firstorder: []
                  glcm:
                setting:
                  binWidth: 25
                  interpolator: sitkBSpline
                  resampledPixelSpacing: [1, 1, 1]
                  distances: [1]
                  label: 1

                """,
                "setting: {binCount: 32, force2D: true, normalize: True, removeOutliers: 3, weightingNorm: manhattan}\n",
                "imageType: {Gradient: {gradientUseSpacing: false}}\nfeatureClass: {shape: [], ngtdm: []}\n",
            ].map { Array($0.utf8) }
        },
        run: { readSettings($0, profile: .pyRadiomics) }
    )

    private static func readSettings(_ bytes: [UInt8], profile: ExtractionProfile) {
        let text = String(decoding: bytes, as: UTF8.self)
        for profile in [nil, profile] {
            do throws(DocumentError) {
                _ = try ExtractionSettings(yaml: text, profile: profile)
            } catch {
                check(error)
            }
        }
    }

    private static func check(_ error: DocumentError) {
        mustHold(!error.problems.isEmpty, "a refusal has a reason")
    }
}
