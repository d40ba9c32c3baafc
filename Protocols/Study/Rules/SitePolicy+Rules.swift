import YAMLDocuments

extension SitePolicy {
    /// Every rule that the policy breaks.
    var findings: [Finding] {
        let sites = Finding.check(
            (2...1000).contains(minimumSites),
            "minimum_sites",
            "is \(minimumSites)",
            "write 2 to 1000: a sum over one site is that site; 3 or more keep two sites from reading each other"
        )
        return sites + Finding.range("minimum_rows", minimumRows, 1...1_000_000)
            + Finding.range("minimum_rows_per_class", minimumRowsPerClass, 0...1_000_000)
            + Finding.range("maximum_rounds", maximumRounds, 1...10_000)
            + Finding.range("maximum_gradients_per_row", maximumGradientsPerRow, 1...10_000)
            + Finding.check(
                !allowedSeriesKinds.isEmpty,
                "series_kinds",
                "is empty",
                "list kinds: \(SeriesKind.allCases.map(\.rawValue).joined(separator: ", "))"
            )
    }
}
