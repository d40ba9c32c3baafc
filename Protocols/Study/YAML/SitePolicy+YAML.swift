public import YAMLDocuments

extension SitePolicy {
    /// Reads a policy as people write it; throws all that is wrong with it, with lines.
    ///
    /// What the text does not name has its default, and the defaults allow little.
    ///
    /// - Parameter file: the file's name, for errors.
    public init(yaml: String, file: String = "policy.yaml") throws(DocumentError) {
        let report = YAMLReport()
        var root: YAMLMapping
        switch YAMLText(text: yaml).compose() {
        case .success(let node): root = YAMLMapping(root: node, report: report)
        case .failure(let unreadable): throw DocumentError(file: file, problems: [unreadable.problem])
        }
        let policy = Self(&root)
        report.add(policy.findings)
        if let error = report.error(file: file) { throw error }
        self = policy
    }

    private init(_ root: inout YAMLMapping) {
        let standard = Self()
        let remedy = "write a whole number"
        minimumSites = root.integer("minimum_sites", remedy, standard: standard.minimumSites)
        minimumRows = root.integer("minimum_rows", remedy, standard: standard.minimumRows)
        minimumRowsPerClass = root.integer("minimum_rows_per_class", remedy, standard: standard.minimumRowsPerClass)
        maximumRounds = root.integer("maximum_rounds", remedy, standard: standard.maximumRounds)
        maximumGradientsPerRow = root.integer(
            "maximum_gradients_per_row",
            remedy,
            standard: standard.maximumGradientsPerRow
        )
        allowsPlainAggregation = root.flag("allow_plain_aggregation", standard: standard.allowsPlainAggregation)
        var lines = root.mapping("consents", "write a line for each disclosure", isRequired: false)
        consents = Set(Disclosure.allCases.filter { lines.flag($0.rawValue, standard: false) })
        lines.finish()
        allowedSeriesKinds =
            root.words("series_kinds", of: SeriesKind.self, isRequired: false).map { Set($0) }
            ?? standard.allowedSeriesKinds
        root.finish()
    }
}
