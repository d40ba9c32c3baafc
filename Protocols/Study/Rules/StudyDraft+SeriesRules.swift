import YAMLDocuments

extension StudyDraft {
    var seriesFindings: [Finding] {
        guard !series.isEmpty else {
            return [Finding("series", "has no series", "name one: dwi_b200: {kind: dwi, b: 200, primary: true}")]
        }
        let primary = series.filter(\.isPrimary).map(\.name).sorted()
        return series.flatMap(findings(of:))
            + Finding.check(series.count <= 64, "series", "has \(series.count) series", "write at most 64")
            + Finding.check(
                Set(series.map(\.name)).count == series.count,
                "series",
                "has two series of one name",
                "give each its own"
            )
            + Finding.check(
                primary.count == 1,
                "series",
                primary.isEmpty ? "has no primary series" : "has the primary series \(primary.joined(separator: ", "))",
                "write primary: true for exactly one"
            )
    }

    private func findings(of one: SeriesDefinition) -> [Finding] {
        let path = "series.\(DocumentProblem.step(one.name))"
        return Finding.name(one.name, path) + bValueFindings(one, path) + fitFindings(one, path)
            + one.tolerances.flatMap { Self.findings(of: $0, path) }
            + Finding.check(
                Set(one.tolerances.map(\.field)).count == one.tolerances.count,
                path,
                "has two ranges for one property",
                "keep one of them"
            )
    }

    private func bValueFindings(_ one: SeriesDefinition, _ path: String) -> [Finding] {
        let involved = ["\(path).kind"]
        switch (one.kind, one.bValue) {
        case (.diffusionWeighted, nil):
            return [
                Finding("\(path).b", "is missing", "write the b-value in s/mm^2, such as 200", involving: involved)
            ]
        case (.diffusionWeighted, let bValue?): return Finding.range("\(path).b", bValue, 0...10_000, unit: " s/mm^2")
        case (_, nil): return []
        default:
            return [Finding("\(path).b", "belongs to a series of kind dwi only", "take it out", involving: involved)]
        }
    }

    private func fitFindings(_ one: SeriesDefinition, _ path: String) -> [Finding] {
        guard let fit = one.fit else { return [] }
        let key = "\(path).fit"
        guard one.kind == .apparentDiffusion else {
            return [Finding(key, "belongs to a series of kind adc only", "take it out", involving: ["\(path).kind"])]
        }
        let bValues = fit.bValues
        guard bValues.count >= 2, bValues == Set(bValues).sorted() else {
            return [Finding("\(key).from_b", "must be two or more different b-values, rising", "write [0, 200, 800]")]
        }
        guard bValues.count <= 32 else {
            return [Finding("\(key).from_b", "has \(bValues.count) b-values", "write at most 32")]
        }
        return bValues.flatMap { bValue -> [Finding] in
            let sources = series.filter { $0.kind == .diffusionWeighted && $0.bValue == bValue }.map(\.name)
            guard sources.count != 1 else { return [] }
            let reason = sources.isEmpty ? "no series" : "the series \(sources.sorted().joined(separator: " and "))"
            let remedy = sources.isEmpty ? "add dwi_b\(bValue): {kind: dwi, b: \(bValue)}" : "keep one of them"
            return [Finding("\(key).from_b", "uses b \(bValue), which is \(reason)", remedy, involving: ["series"])]
        }
    }

    private static func findings(of tolerance: AcquisitionTolerance, _ path: String) -> [Finding] {
        let isRange = tolerance.minimum.isFinite && tolerance.maximum.isFinite && tolerance.minimum <= tolerance.maximum
        return Finding.check(
            isRange && tolerance.minimum >= 0,
            "\(path).\(tolerance.field.rawValue)",
            "is not a range from a smaller to a larger number of at least 0",
            "write the smaller first, such as [80, 92]"
        )
    }
}
