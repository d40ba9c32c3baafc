extension SitePolicy {
    /// The default policy as a file with comments; see ``text``.
    public static var defaultText: String { Self().text }

    /// The policy as a file with comments, which reads back as the same policy.
    public var text: String {
        """
        # What this site allows any study to do. The site's own file: no study and no coordinator can change it, and an
        # approval is bound to its digest. Change it, and every study must be approved again.

        # The fewest sites in a sum. 2 is the least: with two sites, each can subtract its own part and read the other's.
        minimum_sites: \(minimumSites)

        # The fewest lesions, and the fewest of each outcome, with which this site takes part.
        minimum_rows: \(minimumRows)
        minimum_rows_per_class: \(minimumRowsPerClass)

        # The most rounds that a study may take over one frozen cohort. Repeated attempts are not counted.
        maximum_rounds: \(maximumRounds)

        # The most gradients of one series' models for each lesion of this site. 12 for each lesion, at weights of an
        # attacker's choice, gave every feature row back in an experiment; the default is half of that. Here a site
        # answers only at weights that it has recomputed from the last sum, of models no wider than a third of the rows.
        maximum_gradients_per_row: \(maximumGradientsPerRow)

        # Whether the coordinator may see this site's own numbers before it sums them. Images, masks, feature rows,
        # labels and scores stay here in either case.
        allow_plain_aggregation: \(allowsPlainAggregation)

        # What may leave although it is not a sum over all sites.
        consents:
        \(consentLines)

        # The kinds of images that may be used: \(SeriesKind.allCases.map(\.rawValue).joined(separator: ", ")).
        series_kinds: [\(SeriesKind.allCases.filter(allowedSeriesKinds.contains).map(\.rawValue).joined(separator: ", "))]

        """
    }

    private var consentLines: String {
        Disclosure.allCases.map { disclosure in
            "  # \(disclosure.meaning)\n  \(disclosure.rawValue): \(consents.contains(disclosure))"
        }.joined(separator: "\n")
    }
}
