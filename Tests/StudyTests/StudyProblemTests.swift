import Study
import Testing
import YAMLDocuments

/// What a person reads who made one mistake: file, line, key, what is wrong, what would be right.
@Suite struct StudyProblemTests {
    /// One mistake in the small study, and the line that it earns.
    struct Mistake: Sendable, CustomTestStringConvertible {
        let old: String
        let new: String
        let expected: String

        init(_ old: String, _ new: String, _ expected: String) {
            self.old = old
            self.new = new
            self.expected = expected
        }

        var testDescription: String { new }
    }

    @Test(arguments: form + vocabulary + later)
    func `a mistake earns one line that says where, what and how`(mistake: Mistake) {
        check(mistake)
    }

    @Test(arguments: rules)
    func `a broken rule earns one line that says where, what and how`(mistake: Mistake) {
        check(mistake)
    }

    private func check(_ mistake: Mistake) {
        let text = SmallStudy.text(mistake.old, mistake.new)
        let error = #expect(throws: DocumentError.self) { try StudyDocument(yaml: text) }
        #expect(error?.description == "study.yaml:" + mistake.expected)
    }

    static let form = [
        Mistake("study: small\n", "", "1: study: is missing; name the study, such as hypoxia-clm"),
        Mistake(
            "version: 1",
            "version: one",
            "2: version: is \"one\", not a whole number; write 1, and a higher number for each amendment"
        ),
        Mistake("seed: 7", "seed: 7.5", "28: validation.seed: is \"7.5\", not a whole number; write a whole number"),
        Mistake("b: 200\n", "b:\n", "10: series.dwi_b200.b: has no value; write the b-value in s/mm^2, such as 200"),
        Mistake(
            "lambda: 0.5",
            "lambda: .nan",
            "25: steps.fit.penalty.ridge.lambda: is \".nan\", not a number; write the penalty of squared weights, such as 1.0"
        ),
        Mistake(
            "lambda: 0.5",
            "lambda: 1e999",
            "25: steps.fit.penalty.ridge.lambda: is \"1e999\", not a number; write the penalty of squared weights, such as 1.0"
        ),
        Mistake(
            "lambda: 0.5",
            "lambda: [1]",
            "25: steps.fit.penalty.ridge.lambda: must be a single value; write the penalty of squared weights, such as 1.0"
        ),
        Mistake(
            "lambda: 0.5",
            "lambda: REQUIRED",
            "25: steps.fit.penalty.ridge.lambda: must be filled in; write the penalty of squared weights, such as 1.0"
        ),
        Mistake(
            "[80, 92]",
            "[80]",
            "12: series.dwi_b200.TE_ms: must be two numbers; write the smallest and the largest value, such as [80, 92]"
        ),
        Mistake(
            "[80, 92]",
            "86",
            "12: series.dwi_b200.TE_ms: must be a list; write the smallest and the largest value, such as [80, 92]"
        ),
        Mistake(
            "primary: true",
            "primary: yes",
            "11: series.dwi_b200.primary: is \"yes\"; write true or false"
        ),
        Mistake(
            "\">= 5\"",
            "5",
            "5: outcome.high: is \"5\", not a comparison; write a comparison and a number in quotes, such as \">= 5\""
        ),
        Mistake(
            "deadline: 30m",
            "deadline: 30",
            "30: rounds.deadline: is \"30\", not a duration; write how long a round waits: 90s, 30m or 1h"
        ),
        Mistake(
            "    b: 200\n",
            "    b: 200\n    b: 300\n",
            "10: the key \"b\" is written twice; keep one of them"
        ),
        Mistake(
            "{fixed_bin_number: 32}",
            "{}",
            "17: features.discretise: says neither a number nor a size of bins; write {fixed_bin_number: 32} or {fixed_bin_size: 25, first_edge: 0}"
        ),
        Mistake(
            "{fixed_bin_number: 32}",
            "{fixed_bin_number: 32, fixed_bin_size: 1}",
            "17: features.discretise: has both a number and a size of bins; write {fixed_bin_number: 32} or {fixed_bin_size: 25, first_edge: 0}"
        ),
    ]

    static let vocabulary = [
        Mistake("TE_ms", "TE", "12: series.dwi_b200.TE: is not a key; did you mean \"TE_ms\"?"),
        Mistake("quorum: 3,", "quorum: 3, quarum: 4,", "30: rounds.quarum: is not a key; did you mean \"quorum\"?"),
        Mistake(
            "disclosures:",
            "consent:",
            "27: disclosures: does not list leave-one-site-out, which validation.schemes needs: sums that miss one site give that site's own away; write disclosures: [leave-one-site-out]\nstudy.yaml:32: consent: is not a key; known here: study, version, amendment, title, unit, outcome, series, features, steps, validation, rounds, privacy, disclosures"
        ),
        Mistake(
            "log-linear",
            "loglinear",
            "13: series.adc.fit.method: \"loglinear\" is not known; did you mean \"log-linear\"?"
        ),
        Mistake(
            "aggregation: plain",
            "aggregation: none",
            "31: privacy.aggregation: \"none\" is not known; use secure, plain"
        ),
        Mistake(
            "[leave-one-site-out]",
            "[leave-one-site-out, everything]",
            "32: disclosures: \"everything\" is not known; use leave-one-site-out, site-statements"
        ),
        Mistake(
            "[stat_mean, morph_volume]",
            "[stat_mean, morph_volum]",
            "20: features.only: has \"morph_volum\", which none of the families has; did you mean \"morph_volume\"?"
        ),
        Mistake(
            "[volume, mean_adc]",
            "[volume, mean_acd]",
            "29: validation.baselines: \"mean_acd\" is not known; did you mean \"mean_adc\"?"
        ),
    ]

    static let later = [
        Mistake(
            "  - standardise: {}\n",
            "  - standardise: {}\n  - harmonise: {method: combat}\n",
            "24: steps.harmonise: harmonise is not in this version; use standardise, screen, fit"
        ),
        Mistake(
            "{ridge: {lambda: 0.5}}",
            "{elastic_net: {l1_ratio: 0.5}}",
            "25: steps.fit.penalty.elastic_net: is not in this version; write {ridge: {lambda: 1.0}}, or none"
        ),
        Mistake(
            "model: logistic,",
            "model: logistic, solver: proximal-newton,",
            "25: steps.fit.solver: proximal-newton is not in this version; use newton"
        ),
        Mistake(
            "[none]",
            "[none, {wavelet: {basis: coif1}}]",
            "18: features.filters: wavelet is not in this version; use none"
        ),
        Mistake("[none]", "[log]", "18: features.filters: log is not in this version; use none"),
        Mistake(
            "leave-one-site-out]\n  seed",
            "locked]\n  seed",
            "27: validation.schemes.locked: locked is not in this version; use patient-k-fold, leave-one-site-out"
        ),
        Mistake(
            "  seed: 7",
            "  seed: 7\n  auc: {interval: [obuchowski-logit, patient-bootstrap-1000]}",
            "29: validation.auc.interval: patient-bootstrap-1000 is not in this version; use obuchowski-logit"
        ),
        Mistake(
            "minimum_rows_per_class: 1",
            "minimum_rows_per_class: 1, differential_privacy: gaussian",
            "31: privacy.differential_privacy: gaussian is not in this version; use none"
        ),
        Mistake(
            "[morphology, intensity-statistics]",
            "[morphology, intensity-statistics, glrl]",
            "19: features.families: \"glrl\" is not known; did you mean \"glrlm\"?"
        ),
        Mistake("row: lesion", "row: patient", "4: unit.row: patient is not in this version; use lesion"),
    ]
}
