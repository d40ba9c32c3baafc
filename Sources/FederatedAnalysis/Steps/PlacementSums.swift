import Statistics

/// Sums placement values by patient for Obuchowski's variance, and collects the sites' own statements.
enum PlacementSums: FederatedStep {
    private static func counts(_ signature: SignaturePlan) -> String { "\(signature.name).clusters" }
    private static func sums(_ signature: SignaturePlan) -> String { "\(signature.name).placements" }
    private static func statedCounts(_ signature: SignaturePlan) -> String { "\(signature.name).stated-counts" }
    private static func statedAreas(_ signature: SignaturePlan) -> String { "\(signature.name).stated-areas" }

    static func specification(_ context: StepContext) -> [TensorSpecification] {
        let schemes = context.schemes.count
        let sites = context.state.sites.count
        return context.plan.signatures.flatMap { signature in
            [.counts(counts(signature), [schemes, 3]), .fixedPoint(sums(signature), [schemes, 3])]
                + (context.plan.siteStatements
                    ? [
                        .counts(statedCounts(signature), [schemes, sites, 4]),
                        .fixedPoint(statedAreas(signature), [schemes, sites, 2]),
                    ] : [])
        }
    }

    static func contribute(
        _ cohort: LocalCohort,
        site: Int,
        _ context: StepContext,
        to contribution: inout Contribution
    ) throws(ContributionError) {
        for (index, signature) in context.plan.signatures.enumerated() {
            let (counts, sums) = (contribution.slot(counts(signature)), contribution.slot(sums(signature)))
            for scheme in context.schemes.indices {
                let patients = context.scoredPatients(cohort, signature: index, scheme: scheme, site: site)
                let histogram = context.state.histograms[index][scheme].histogram
                for (position, count) in PatientTerms.counts(patients).enumerated() {
                    contribution.count(counts, at: 3 * scheme + position, by: count)
                }
                for term in PatientTerms.terms(patients, within: histogram) {
                    for (position, value) in [term.highSquare, term.lowSquare, term.product].enumerated() {
                        try contribution.add(value, to: sums, at: 3 * scheme + position)
                    }
                }
                guard context.plan.siteStatements else { continue }
                let cell = scheme * context.state.sites.count + site
                try state(patients, of: signature, in: context, cell: cell, to: &contribution)
            }
        }
    }

    /// A site's own area, unless its numbers are too small to be told.
    private static func state(
        _ patients: [[ScoredRow]],
        of signature: SignaturePlan,
        in context: StepContext,
        cell: Int,
        to contribution: inout Contribution
    ) throws(ContributionError) {
        let own = PatientTerms.histogram(patients)
        let (low, high) = (Int(own.lowCount), Int(own.highCount))
        guard min(low, high) >= max(context.plan.suppressBelow, 1), let area = own.areaUnderCurve.value else { return }
        let variance = PatientTerms.variance(patients, within: own).variance.value
        let counts = contribution.slot(statedCounts(signature))
        let areas = contribution.slot(statedAreas(signature))
        for (position, count) in [1, low + high, high, variance == nil ? 0 : 1].enumerated() {
            contribution.count(counts, at: 4 * cell + position, by: count)
        }
        try contribution.add(area, to: areas, at: 2 * cell)
        try contribution.add(variance ?? 0, to: areas, at: 2 * cell + 1)
    }

    static func advance(_ state: inout AnalysisState, by sum: Aggregate, _ context: StepContext) {
        state.result = AnalysisResult(
            cohort: state.cohort.summary(sites: state.sites),
            signatures: context.plan.signatures.enumerated().map { index, signature in
                SignatureResult(
                    name: signature.name,
                    series: signature.series,
                    isBaseline: !signature.screens,
                    model: state.models[index][0].fitted(features: signature.features),
                    validations: context.schemes.indices.map { scheme in
                        validation(scheme, of: index, state: state, sum: sum, context)
                    }
                )
            }
        )
        state.step = .finished
    }

    private static func validation(
        _ scheme: Int,
        of index: Int,
        state: AnalysisState,
        sum: Aggregate,
        _ context: StepContext
    ) -> ValidationResult {
        let signature = context.plan.signatures[index]
        let histogram = state.histograms[index][scheme]
        let full = histogram.histogram
        func count(_ position: Int) -> Int { sum.count(counts(signature), at: 3 * scheme + position) }
        func value(_ position: Int) -> Double { sum.value(sums(signature), at: 3 * scheme + position) }
        return ValidationResult(
            scheme: context.schemes[scheme],
            counts: histogram,
            clusters: ClusteredVariance(
                highSquares: value(0),
                lowSquares: value(1),
                products: value(2),
                clusters: count(0),
                clustersWithHigh: count(1),
                clustersWithLow: count(2),
                highCount: Int(full.highCount),
                lowCount: Int(full.lowCount)
            ),
            statements: context.plan.siteStatements
                ? state.sites.enumerated().map { site, name in
                    SiteStatement(
                        site: name,
                        area: stated(
                            by: scheme * state.sites.count + site,
                            signature,
                            sum,
                            suppressBelow: context.plan.suppressBelow
                        )
                    )
                } : []
        )
    }

    private static func stated(
        by cell: Int,
        _ signature: SignaturePlan,
        _ sum: Aggregate,
        suppressBelow: Int
    ) -> Estimate<SiteStatement.Area> {
        func count(_ position: Int) -> Int { sum.count(statedCounts(signature), at: 4 * cell + position) }
        guard count(0) == 1 else { return .notEstimable("fewer than \(max(suppressBelow, 1)) lesions of a class") }
        return .value(
            SiteStatement.Area(
                lesions: count(1),
                highLesions: count(2),
                area: sum.value(statedAreas(signature), at: 2 * cell),
                variance: count(3) == 1 ? sum.value(statedAreas(signature), at: 2 * cell + 1) : nil
            )
        )
    }
}
