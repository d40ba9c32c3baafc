import YAMLDocuments

extension StudyDraft {
    var baselineFindings: [Finding] {
        let names = baselines.map(\.name) + series.map(\.name)
        return baselines.flatMap(findings(of:))
            + Finding.check(
                Set(names).count == names.count || Set(series.map(\.name)).count < series.count,
                "validation.baselines",
                "has a name twice, or that of a series",
                "give each its own name",
                involving: ["series"]
            )
    }

    private func findings(of baseline: Baseline) -> [Finding] {
        let key = "validation.baselines"
        let missing = hasStrangers ? [] : baseline.features.filter { !features.features.contains($0) }
        return Finding.name(baseline.name, key)
            + Finding.check(
                series.contains { $0.name == baseline.series },
                key,
                "uses the series \(DocumentProblem.quoted(baseline.series)), which the study does not have",
                "use one of its series",
                involving: ["series"]
            )
            + Finding.check(
                !baseline.features.isEmpty && Set(baseline.features).count == baseline.features.count,
                key,
                "has a baseline without features, or with one twice",
                "name each feature once"
            )
            + missing.map { tag in
                Finding(
                    key,
                    "has \(baseline.name), which needs \(DocumentProblem.quoted(tag)); the study does not compute it",
                    "add it to features.only, or its family to features.families",
                    involving: ["features.families", "features.only"]
                )
            }
    }
}
