import FederatedAnalysis
import Statistics

/// What a careful reader would ask, answered before being asked.
enum Caveats {
    /// The caveats of a report, the study's own notes first.
    static func list(_ model: ReportModel) -> [String] {
        model.context.notes
            + [aggregation(model.context), size(model), sites(model), unestimated(model)].compactMap { $0 }
            + standing(model)
    }

    private static func aggregation(_ context: ReportContext) -> String? {
        guard context.aggregation != "secure" else { return nil }
        return
            "Contributions were summed in the open (aggregation: \(context.aggregation)). The coordinator, and whoever holds "
            + "the log's bodies, saw each site's own sums."
    }

    private static func size(_ model: ReportModel) -> String? {
        let cohort = model.result.cohort
        let fewer = min(cohort.highLesions, cohort.lesions - cohort.highLesions)
        guard fewer < 100 else { return nil }
        return
            "The smaller outcome class has fewer than 100 lesions: below what external validation is advised to have "
            + "(Collins 2016, doi 10.1002/sim.6787), and intervals are correspondingly wide."
    }

    private static func sites(_ model: ReportModel) -> String? {
        let count = model.result.cohort.sites.count
        guard count < 10 else { return nil }
        return
            "\(count) \(count == 1 ? "site says" : "sites say") little about how sites differ: the variance between sites and "
            + "the prediction interval are themselves uncertain."
    }

    private static func unestimated(_ model: ReportModel) -> String? {
        let missing = model.result.signatures.filter { $0.model.value == nil }.map(\.name)
        return missing.isEmpty ? nil : "No model could be fitted for: \(missing.joined(separator: ", "))."
    }

    private static func standing(_ model: ReportModel) -> [String] {
        [
            "Cross-validation estimates how models made this way do on average, not how the one printed below will do. Its "
                + "interval takes the models as fixed and is somewhat too short.",
            "No test compares a signature with a baseline: the sums that leave the sites hold no covariance between the two.",
            "Holm's adjustment covers the one-sided tests of the signatures within one scheme; one that could not be estimated "
                + "counts as p = 1. Nothing is adjusted across schemes.",
            "Whether acquisition, segmentation and outcome were done as the study says is known to the sites, not to this "
                + "report: the log proves which numbers were sent and how they were combined, not that they were measured well.",
        ]
    }
}
