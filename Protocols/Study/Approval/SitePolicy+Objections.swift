extension SitePolicy {
    /// In which respects a study asks for more than this policy allows; none if the site may take part.
    ///
    /// Before the roster is known, gradients are counted for as many sites as the quorum, and for the fewest lesions
    /// that policy and study let the site have. Once both are known, ask again with them.
    ///
    /// - Parameters:
    ///   - siteCount: how many sites are on the roster.
    ///   - rows: how many lesions this site's frozen cohort has.
    public func objections(to study: StudyDocument, siteCount: Int? = nil, rows: Int? = nil) -> [PolicyObjection] {
        limitObjections(to: study) + burdenObjections(to: study, siteCount: siteCount, rows: rows)
            + consentObjections(to: study) + seriesObjections(to: study)
    }

    private func limitObjections(to study: StudyDocument) -> [PolicyObjection] {
        let privacy = study.privacy
        return fewer("minimum_sites", "the fewest sites in a sum", privacy.minimumSites, minimumSites)
            + fewer("minimum_rows", "the fewest lesions of a site", privacy.minimumRowsPerSite, minimumRows)
            + fewer(
                "minimum_rows_per_class",
                "the fewest lesions of each outcome at a site",
                privacy.minimumRowsPerClass,
                minimumRowsPerClass
            )
    }

    private func fewer(_ key: String, _ what: String, _ asked: Int, _ allowed: Int) -> [PolicyObjection] {
        guard asked < allowed else { return [] }
        return [PolicyObjection(key: key, what: what, studySays: "\(asked)", policySays: "at least \(allowed)")]
    }

    private func burdenObjections(to study: StudyDocument, siteCount: Int?, rows: Int?) -> [PolicyObjection] {
        var objections: [PolicyObjection] = []
        if study.maximumRounds > maximumRounds {
            objections.append(
                PolicyObjection(
                    key: "maximum_rounds",
                    what: "the most rounds",
                    studySays: "\(study.maximumRounds)",
                    policySays: "at most \(maximumRounds)"
                )
            )
        }
        let gradients = study.maximumGradients(siteCount: siteCount ?? study.rounds.quorum)
        let rows = rows ?? max(minimumRows, study.privacy.minimumRowsPerSite)
        if gradients > maximumGradientsPerRow.multipliedReportingOverflow(by: rows).partialValue {
            objections.append(
                PolicyObjection(
                    key: "maximum_gradients_per_row",
                    what: "the most gradients of one series' models, for \(rows) lesions",
                    studySays: "\(gradients)",
                    policySays: "at most \(maximumGradientsPerRow) for each lesion"
                )
            )
        }
        return objections
    }

    private func consentObjections(to study: StudyDocument) -> [PolicyObjection] {
        var objections = study.disclosures.filter { !consents.contains($0) }.map { disclosure in
            PolicyObjection(
                key: "consents.\(disclosure.rawValue)",
                what: disclosure.meaning,
                studySays: "it is disclosed",
                policySays: "no consent"
            )
        }
        if study.privacy.aggregation == .plain, !allowsPlainAggregation {
            objections.append(
                PolicyObjection(
                    key: "allow_plain_aggregation",
                    what: "the coordinator sees this site's own numbers before it sums them",
                    studySays: "plain aggregation",
                    policySays: "masked sums only"
                )
            )
        }
        return objections
    }

    private func seriesObjections(to study: StudyDocument) -> [PolicyObjection] {
        let strangers = study.series.filter { !allowedSeriesKinds.contains($0.kind) }
        guard !strangers.isEmpty else { return [] }
        let allowed = SeriesKind.allCases.filter(allowedSeriesKinds.contains).map(\.rawValue)
        return [
            PolicyObjection(
                key: "series_kinds",
                what: "the kinds of images that are used",
                studySays: strangers.map { "\($0.name) (\($0.kind.rawValue))" }.joined(separator: ", "),
                policySays: "only \(allowed.joined(separator: ", "))"
            )
        ]
    }
}
