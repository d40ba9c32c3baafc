extension StudyDocument {
    /// The lesions that a sum has at least: the fewest sites with the fewest lesions each.
    public var guaranteedRows: Int { privacy.minimumSites * privacy.minimumRowsPerSite }

    /// The most features of one series that are summed one by one, by outcome, before screening.
    public var maximumFeaturesPerSignature: Int { features.features.count }

    /// The most rounds that the analysis takes, repeated attempts not counted.
    ///
    /// Counts, means, variances, correlations, Newton steps, score counts and placement values.
    public var maximumRounds: Int { 6 + model.maximumNewtonSteps }

    /// How many times the model of one series is fitted: on everybody, without each fold, without each site.
    public func trainingParts(siteCount: Int) -> Int {
        1 + validation.folds + (validation.leaveOneSiteOut && siteCount > 1 ? siteCount : 0)
    }

    /// The most gradients of one series' models that a site answers.
    public func maximumGradients(siteCount: Int) -> Int {
        trainingParts(siteCount: siteCount) * model.maximumNewtonSteps
    }

    /// What this version cannot do yet although the study may say it; such a study is not published.
    public var unsupported: [String] {
        privacy.aggregation == .secure
            ? ["privacy.aggregation: secure is not in this version; use plain, which every site must allow"] : []
    }
}
