import Statistics
import Testing

@testable import FederatedAnalysis

/// The whole pipeline against numpy, scipy and scikit-learn on the pooled rows (Vectors/analysis.py).
@Suite struct AnalysisTests {
    private static func result() throws -> AnalysisResult {
        let cohorts = (0..<3).map { site in
            let rows = AnalysisVectors.rows.filter { $0.0 == site }.map { row in
                LocalRow(patient: row.1, isHigh: row.2, shuffleKey: UInt64(row.1), values: [row.3, [row.3[0]]])
            }
            return LocalCohort(rows: rows, listed: rows.count)
        }
        let plan = AnalysisPlan.small(features: 9, folds: 0, leaveOneSiteOut: true)
        return try #require(Consortium(plan: plan, cohorts: cohorts).run().state.result)
    }

    @Test func `selection, scaling and weights equal scikit-learn's newton-cholesky within 1e-9`() throws {
        let model = try #require(Self.result().signatures[0].model.value)
        #expect(model.features == AnalysisVectors.selected.map { "feature_\($0)" })
        for (ours, theirs) in [
            (model.means, AnalysisVectors.means), (model.deviations, AnalysisVectors.deviations),
            (model.weights, AnalysisVectors.weights), ([model.intercept], [AnalysisVectors.intercept]),
        ] {
            #expect(ours.count == theirs.count)
            for (value, reference) in zip(ours, theirs) {
                #expect((value - reference).magnitude < 1e-9 * max(1, reference.magnitude))
            }
        }
    }

    @Test func `the area under the curve of leave-one-site-out is exact and its clustered variance agrees`() throws {
        let validation = try #require(Self.result().signatures[0].validation(.leaveOneSiteOut))
        #expect(try (#require(validation.area.value) - AnalysisVectors.area).magnitude < 1e-12)
        let variance = try #require(validation.clusters.variance.value)
        #expect((variance - AnalysisVectors.variance).magnitude < 1e-9)
    }

    @Test func `each site's own statement has the area and variance of its own rows`() throws {
        let validation = try #require(Self.result().signatures[0].validation(.leaveOneSiteOut))
        #expect(validation.statements.map(\.site) == ["site-0", "site-1", "site-2"])
        for (index, statement) in validation.statements.enumerated() {
            let area = try #require(statement.area.value)
            #expect((area.area - AnalysisVectors.siteAreas[index]).magnitude < 1e-11)
            let variance = try #require(area.variance)
            #expect((variance - AnalysisVectors.siteVariances[index]).magnitude < 1e-11)
        }
    }
}
