import CanonicalEncoding
import Kernels
import Statistics
import Testing

@testable import FederatedAnalysis

@Suite struct SplitInvarianceTests {
    let consortium = Consortium(
        plan: .small(features: 9),
        cohorts: (0..<4).map { .synthetic(patients: 14 + 3 * $0, features: 9, seed: UInt64($0)) }
    )

    @Test func `one site, two sites and four sites with the same patients get the same bits in every round`() throws {
        let four = try consortium.run()
        for siteCount in [1, 2, 4, 7] {
            let other = try consortium.dealt(to: siteCount).run()
            #expect(other.sums == four.sums, "\(siteCount) sites")
            #expect(other.state.result?.signatures == four.state.result?.signatures)
            #expect(other.state.models == four.state.models)
        }
    }

    @Test func `the result has a fitted model and an area above one half where features tell the outcome`() throws {
        let result = try #require(consortium.run().state.result)
        let signature = try #require(result.signatures.first)
        let model = try #require(signature.model.value)
        #expect(model.features.count == 3)
        #expect(!model.features.contains("feature_4") || !model.features.contains("feature_1"), "one says both")
        let validation = try #require(signature.validation(.patientFolds))
        #expect(try #require(validation.area.value) > 0.6)
        let interval = try #require(validation.interval.value)
        #expect(interval.lower < interval.upper && interval.twoSidedP <= 1)
        #expect(validation.lesions == result.cohort.lesions)
        #expect(validation.patients == result.cohort.patients)
        #expect(result.cohort.listedLesions == result.cohort.lesions + 4)
    }

    @Test func `labels that have nothing to do with the features give an area around one half`() throws {
        var shuffled = consortium
        var flip = false
        shuffled.cohorts = consortium.cohorts.map { cohort in
            LocalCohort(
                rows: cohort.rows.map { row in
                    flip.toggle()
                    return LocalRow(
                        patient: row.patient,
                        isHigh: flip,
                        shuffleKey: row.shuffleKey,
                        values: row.values
                    )
                },
                listed: cohort.listed
            )
        }
        let result = try #require(shuffled.run().state.result)
        let area = try #require(result.signatures[0].validation(.patientFolds)?.area.value)
        #expect(area > 0.3 && area < 0.65, "screening outside the folds would leak and show here as an area far above")
    }

    @Test func `every state survives the trip through JSON, and its digest names it`() throws {
        let plan = AnalysisPlan.small(features: 6, leaveOneSiteOut: true)
        let cohorts = (0..<3).map { LocalCohort.synthetic(patients: 12, features: 6, seed: 40 + UInt64($0)) }
        var state = Federated.initialState(plan: plan, sites: ["a", "b", "c"])
        var digests: Set<SHA256Digest> = []
        while !state.isFinished {
            #expect(try AnalysisState(json: JSONValue(canonical: state.json.canonicalBytes)) == state)
            #expect(digests.insert(state.digest).inserted, "no two states have one digest")
            let bodies = try cohorts.enumerated().map { site, cohort in
                try Federated.contribution(plan: plan, state: state, cohort: cohort, site: site).encoded()
            }
            let sum = try Aggregate(
                summing: bodies,
                matching: Federated.specification(of: state, plan: plan)
            )
            state = Federated.advance(plan: plan, state: state, sum: sum)
        }
        #expect(try AnalysisState(json: state.json) == state)
        let result = try #require(state.result)
        #expect(try AnalysisResult(json: JSONValue(canonical: result.json.canonicalBytes)) == result)
    }

    @Test func `models of different sizes in one round are each fitted to their own optimum`() throws {
        // Part by part, pruning keeps another number of features; weights must be where the gradient vanishes.
        var single = consortium
        var haveSizesDiffered = false
        for cut in [0.05, 0.1, 0.2, 0.5] {
            single.plan.correlationAbove = cut
            let fitted = try single.run().state
            haveSizesDiffered = haveSizesDiffered || Set(fitted.models[0].map(\.selected.count)).count > 1
            for (part, model) in fitted.models[0].enumerated() where model.status == .converged {
                let gradient = single.gradient(of: model, part: part, state: fitted)
                #expect(gradient.allSatisfy { $0.magnitude < 1e-7 }, "part \(part) at \(cut)")
            }
        }
        #expect(haveSizesDiffered, "otherwise this test shows nothing")
    }
}

extension Consortium {
    /// The gradient of a model's penalised log-loss over its training rows, without any federated step.
    func gradient(of model: ModelState, part: Int, state: AnalysisState) -> [Double] {
        let context = StepContext(plan: plan, state: state)
        var gradient = model.weights
        for index in gradient.indices { gradient[index] *= index < model.selected.count ? plan.ridge : 0 }
        for (site, cohort) in cohorts.enumerated() {
            for rows in cohort.patients {
                for row in rows where context.parts[part].trains(fold: context.fold(of: rows), site: site) {
                    guard let values = row.values[0] else { continue }
                    let extended = model.standardised(values) + [1]
                    let predictor = zip(extended, model.weights).reduce(0) { $0 + $1.0 * $1.1 }
                    let residual = Elementary.sigmoid(predictor) - (row.isHigh ? 1 : 0)
                    for index in extended.indices { gradient[index] += residual * extended[index] }
                }
            }
        }
        return gradient
    }
}
