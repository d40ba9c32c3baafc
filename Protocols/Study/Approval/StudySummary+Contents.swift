import CanonicalEncoding

extension StudySummary {
    mutating func describe(_ study: StudyDocument) {
        add(.heading, "Study \(study.name), version \(study.version)")
        if let title = study.title { add(.plain, title) }
        add(.plain, "Digest \(study.digest.hex)")
        if let amendment = study.amendment { add(.caution, "Amended: \(amendment)") }
        add(.plain, "It predicts whether \(study.outcome.score) is \(study.outcome.text), lesion by lesion.")
        add(.plain, "It uses \(study.features.features.count) features of each of the series \(Self.series(study)).")
    }

    mutating func listWhatLeaves(_ study: StudyDocument, siteCount: Int) {
        add(.heading, "What leaves this site, in at most \(study.maximumRounds) rounds")
        switch study.privacy.aggregation {
        case .plain:
            add(
                .warning,
                "PLAIN AGGREGATION: the coordinator sees this site's own sums, one site at a time, before it adds them up."
            )
        case .secure: add(.plain, "Masked sums: the coordinator learns the total over all sites and nothing else.")
        }
        for text in Self.steps(study, siteCount: siteCount) { add(.plain, text) }
        add(
            .caution,
            "In all at most \(study.maximumGradients(siteCount: siteCount)) gradients of each series' models, "
                + "with \(siteCount) sites."
        )
        add(
            .plain,
            "A sum counts with at least \(study.privacy.minimumSites) sites; a site takes part with at least "
                + "\(study.privacy.minimumRowsPerSite) lesions, \(study.privacy.minimumRowsPerClass) of each outcome."
        )
    }

    private static func steps(_ study: StudyDocument, siteCount: Int) -> [String] {
        let parts = study.trainingParts(siteCount: siteCount)
        let features = study.features.features.count
        let (width, keep) = (study.selection.width, study.selection.keep)
        let series = study.series.count
        return [
            "1 round: how many lesions and patients there are, and of which outcome.",
            "2 rounds: for each outcome the sum, then the squared distances from the mean, of \(features) features of each of "
                + "\(series) series, in \(parts) training sets.",
            "1 round: sums of products of the at most \(width) features of a series that survive screening, in \(parts) "
                + "training sets.",
            "At most \(study.model.maximumNewtonSteps) rounds: log-loss, gradient and curvature of models of at most \(keep) "
                + "features, in \(parts) training sets.",
            "2 rounds: how many lesions of each outcome have each predicted score, and sums over patients for the intervals.",
        ]
    }

    mutating func listDisclosures(_ study: StudyDocument) {
        add(.heading, "What leaves and is not a sum over all sites")
        if study.disclosures.isEmpty { add(.plain, "Nothing.") }
        for disclosure in study.disclosures {
            let extent =
                disclosure == .leaveOneSiteOut
                ? "up to \(study.features.features.count) features a series one by one, up to \(study.selection.width) "
                    + "multiplied, over all of this site's lesions"
                : "no features; counts and scores over all of this site's lesions, small numbers left out"
            add(.caution, "\(disclosure.rawValue): \(disclosure.meaning) (\(extent)).")
        }
    }

    mutating func listWhatStays(_ study: StudyDocument) {
        add(.heading, "What never leaves")
        add(
            .plain,
            "Images, masks, feature rows, labels, the score \(study.outcome.score), and everything that names a patient."
        )
    }

    private static func series(_ study: StudyDocument) -> String {
        study.series.map { $0.isPrimary ? "\($0.name) (primary)" : $0.name }.joined(separator: ", ")
    }
}
