import Foundation
import TestSupport
import Testing

@testable import FederatedAnalysis

/// Weights of four real centres against the pooled Newton solution and scikit-learn's, from the reference folder
/// (UCI heart disease, CC BY 4.0, doi 10.24432/C52P4X).
@Suite(.enabled(if: HeartDisease.isThere, "the reference folder is not beside this checkout"))
struct HeartDiseaseTests {
    @Test(arguments: ["pooledz", "centrez"], [0.0, 1.0])
    func `federated Newton finds the published weights within 1e-9`(scaling: String, lambda: Double) throws {
        let heart = try HeartDisease()
        let expected = try heart.weights(scaling: scaling, lambda: lambda)
        let weights = try heart.federatedWeights(scaling: scaling, lambda: lambda)
        #expect(weights.count == expected.count)
        for (weight, reference) in zip(weights, expected) { #expect((weight - reference).magnitude < 1e-9) }
    }
}

/// The published split and its reference weights.
struct HeartDisease {
    private let preparation: [String: Any]
    private let reference: [String: Any]

    static var isThere: Bool { SharedData.url("reference/heart_ref.json") != nil }

    init() throws {
        preparation = try Self.object("reference/heart_prep.json")
        reference = try Self.object("reference/heart_ref.json")
    }

    private static func object(_ path: String) throws -> [String: Any] {
        let url = try #require(SharedData.url(path))
        return try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any])
    }

    func weights(scaling: String, lambda: Double) throws -> [Double] {
        let exact = try #require(reference["exact"] as? [String: Any])
        let run = try #require(exact["newton_\(scaling)_lam\(Int(lambda))"] as? [String: Any])
        return try #require(run["w"] as? [Double])
    }

    /// Training rows by centre, scaled as published (1e-9 is added to each deviation), and fitted by four sites from zero
    /// weights.
    func federatedWeights(scaling: String, lambda: Double) throws -> [Double] {
        let rows = try #require(preparation["rows"] as? [[Any]])
        let featureCount = try #require(preparation["columns"] as? [String]).count
        var cohorts = [[LocalRow]](repeating: [], count: 4)
        for row in rows {
            let centre = try #require(row[0] as? Int)
            guard row[2] as? Int == 0 else { continue }
            let (mean, deviation) = try scale(scaling, centre: centre)
            let values = try #require(row[4] as? [Double])
            cohorts[centre].append(
                LocalRow(
                    patient: cohorts[centre].count,
                    isHigh: row[3] as? Int == 1,
                    shuffleKey: 0,
                    values: [zip(values, zip(mean, deviation)).map { ($0 - $1.0) / ($1.1 + 1e-9) }]
                )
            )
        }
        var plan = AnalysisPlan.small(features: featureCount, folds: 0)
        plan.signatures = [
            SignaturePlan(
                name: "heart",
                series: "heart",
                features: (0..<featureCount).map { "f\($0)" },
                screens: false
            )
        ]
        plan.ridge = lambda
        plan.tolerance = 1e-12
        var state = Federated.initialState(plan: plan, sites: (0..<4).map { "site-\($0)" })
        var model = ModelState()
        model.selected = Array(0..<featureCount)
        model.means = [Double](repeating: 0, count: featureCount)
        model.deviations = [Double](repeating: 1, count: featureCount)
        model.startFitting()
        state.models = [[model]]
        state.step = .newton
        let consortium = Consortium(plan: plan, cohorts: cohorts.map { LocalCohort(rows: $0, listed: $0.count) })
        return try consortium.run(from: state).state.models[0][0].weights
    }

    private func scale(_ scaling: String, centre: Int) throws -> ([Double], [Double]) {
        guard scaling == "centrez" else {
            return (
                try #require(preparation["pooled_mean"] as? [Double]),
                try #require(preparation["pooled_std"] as? [Double])
            )
        }
        let means = try #require(preparation["centre_mean"] as? [[Double]])
        let deviations = try #require(preparation["centre_std"] as? [[Double]])
        return (means[centre], deviations[centre])
    }
}
