import YAMLDocuments
import Yams

extension StudyReader {
    mutating func validation(of series: [SeriesDefinition]) -> (ValidationDefinition, [Baseline]) {
        var section = root.mapping("validation", "write schemes, seed and baselines below it")
        let (folds, leaveOneSiteOut) = Self.schemes(&section)
        let seed = section.integer("seed", "write a whole number", standard: 0)
        var auc = section.mapping("auc", "write {interval: obuchowski-logit}", isRequired: false)
        auc.onlyWord("interval", "obuchowski-logit", later: ["patient-bootstrap-1000", "delong"])
        auc.onlyWord("test", "one-and-two-sided", later: ["one-sided", "two-sided"])
        auc.onlyWord("adjust", "holm", later: ["none", "bonferroni", "benjamini-hochberg"])
        auc.finish()
        let baselines = Self.baselines(&section, series)
        section.finish()
        return (ValidationDefinition(folds: folds, leaveOneSiteOut: leaveOneSiteOut, seed: seed), baselines)
    }

    private static func schemes(_ section: inout YAMLMapping) -> (folds: Int, leaveOneSiteOut: Bool) {
        let known = ["patient-k-fold", "leave-one-site-out"]
        let remedy = "write [patient-k-fold: {folds: 5}, leave-one-site-out]"
        var (folds, leaveOneSiteOut) = (0, false)
        let entries = section.entries("schemes", remedy, isRequired: true) ?? []
        for entry in entries {
            var settings = section.settings(of: entry, in: "schemes")
            switch entry.name {
            case "patient-k-fold" where entry.settings != nil:
                folds = settings.integer("folds", "write the number of folds, such as 5")
                settings.requireFolds(folds)
            case "patient-k-fold":
                section.report.add(settings.path, "says no folds", "write patient-k-fold: {folds: 5}")
            case "leave-one-site-out": leaveOneSiteOut = true
            default: section.reject(entry.name, at: settings.path, known: known, later: ["locked", "hold-out"])
            }
            settings.finish()
        }
        if Set(entries.map(\.name)).count < entries.count {
            section.report.add(section.full("schemes"), "lists a scheme twice", "keep one of them")
        }
        return (folds, leaveOneSiteOut)
    }

    private static func baselines(_ section: inout YAMLMapping, _ series: [SeriesDefinition]) -> [Baseline] {
        let remedy = "list baselines: [\(BaselineWord.allCases.map(\.rawValue).joined(separator: ", "))]"
        guard let nodes = section.list("baselines", remedy) else { return [] }
        var baselines: [Baseline] = []
        for node in nodes {
            let text = section.scalar(node, "baselines", remedy)
            guard let word = BaselineWord(rawValue: text) else {
                section.reject(
                    text,
                    at: section.full("baselines"),
                    known: BaselineWord.allCases.map(\.rawValue),
                    later: []
                )
                continue
            }
            if let baseline = word.baseline(of: series) {
                baselines.append(baseline)
            } else if word == .meanADC {
                section.report.add([.noSingleADC])
            }
        }
        return baselines
    }
}

extension YAMLMapping {
    fileprivate func requireFolds(_ folds: Int) {
        guard has("folds"), folds == 0 else { return }
        report.add(full("folds"), "is not a number of folds", "write 2 to 20, or take patient-k-fold out")
    }
}

/// The words for simple models.
private enum BaselineWord: String, CaseIterable {
    case volume
    case meanADC = "mean_adc"

    /// The model; `nil` if the study has not exactly one series for it.
    ///
    /// That a study has one primary series is a rule of its own.
    func baseline(of series: [SeriesDefinition]) -> Baseline? {
        let candidates = series.filter { self == .volume ? $0.isPrimary : $0.kind == .apparentDiffusion }
        guard candidates.count == 1, let only = candidates.first else { return nil }
        return Baseline(name: rawValue, series: only.name, features: [self == .volume ? "morph_volume" : "stat_mean"])
    }
}

extension Finding {
    fileprivate static let noSingleADC = Finding(
        "validation.baselines",
        "has mean_adc, but there is not exactly one series of kind adc",
        "take it out",
        involving: ["series"]
    )
}
