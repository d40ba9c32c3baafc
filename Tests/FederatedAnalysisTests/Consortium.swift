import Kernels

@testable import FederatedAnalysis

/// A study without network, clock or disk: sites with rows, and a coordinator that sums what they send.
struct Consortium {
    var plan: AnalysisPlan
    var cohorts: [LocalCohort]

    /// Runs an analysis to its end and returns every sum and the last state.
    ///
    /// In every round the sites answer in another order, and each goes through the bytes that would be sent.
    func run(from start: AnalysisState? = nil) throws -> (sums: [[UInt8]], state: AnalysisState) {
        var state = start ?? Federated.initialState(plan: plan, sites: cohorts.indices.map { "site-\($0)" })
        var sums: [[UInt8]] = []
        var generator = SeededGenerator(seed: 7)
        while !state.isFinished {
            let specification = Federated.specification(of: state, plan: plan)
            let bodies = try cohorts.indices.shuffled(using: &generator).map { site in
                try Federated.contribution(plan: plan, state: state, cohort: cohorts[site], site: site).encoded()
            }
            let sum = try Aggregate(summing: bodies, matching: specification)
            let published = try Aggregate(
                published: sum.encoded,
                contributions: bodies.count,
                matching: specification
            )
            state = Federated.advance(plan: plan, state: state, sum: published)
            sums.append(sum.encoded)
        }
        return (sums, state)
    }

    /// The same patients dealt to another number of sites.
    func dealt(to siteCount: Int) -> Consortium {
        var patients: [[LocalRow]] = cohorts.flatMap(\.patients)
        for index in patients.indices {
            patients[index] = patients[index].map {
                LocalRow(patient: index, isHigh: $0.isHigh, shuffleKey: $0.shuffleKey, values: $0.values)
            }
        }
        let listed = cohorts.reduce(0) { $0 + $1.listed }
        let dealt = (0..<siteCount).map { site in
            let rows = patients.indices.filter { $0 % siteCount == site }.flatMap { patients[$0] }
            return LocalCohort(rows: rows, listed: rows.count + (site == 0 ? listed - patients.joined().count : 0))
        }
        return Consortium(plan: plan, cohorts: dealt)
    }
}

extension AnalysisPlan {
    /// A plan with a screened signature of `features` features and a baseline of the first.
    static func small(features: Int, folds: Int = 5, leaveOneSiteOut: Bool = false) -> AnalysisPlan {
        let names = (0..<features).map { "feature_\($0)" }
        return AnalysisPlan(
            signatures: [
                SignaturePlan(name: "dwi_b200", series: "dwi_b200", features: names, screens: true),
                SignaturePlan(name: "volume", series: "dwi_b200", features: [names[0]], screens: false),
            ],
            width: 8,
            correlationAbove: 0.9,
            keep: 3,
            ridge: 1,
            maximumNewtonSteps: 50,
            tolerance: 1e-10,
            folds: folds,
            leaveOneSiteOut: leaveOneSiteOut,
            siteStatements: leaveOneSiteOut,
            suppressBelow: 3,
            seed: 11
        )
    }
}

extension LocalCohort {
    /// Patients with one to three lesions, of whose features some tell the outcome and one repeats another.
    static func synthetic(patients: Int, features: Int, seed: UInt64) -> LocalCohort {
        var generator = SeededGenerator(seed: seed)
        func normal() -> Double {
            (0..<12).reduce(-6.0) { sum, _ in sum + Double.random(in: 0..<1, using: &generator) }
        }
        var rows: [LocalRow] = []
        for patient in 0..<patients {
            let key = UInt64.random(in: 0...UInt64.max, using: &generator)
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let isHigh = Bool.random(using: &generator)
                var values = (0..<features).map { feature in
                    1000 * normal() + (isHigh && feature % 3 == 1 ? 900 : 0)
                }
                if features > 4 { values[4] = 2 * values[1] + 5 }
                rows.append(
                    LocalRow(
                        patient: patient,
                        isHigh: isHigh,
                        shuffleKey: key,
                        values: [values, [values[0]]]
                    )
                )
            }
        }
        return LocalCohort(rows: rows, listed: rows.count + 1)
    }
}
