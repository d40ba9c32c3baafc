import FederatedAnalysis
import Foundation
import Kernels
import Study

@testable import SiteAgentCore

/// A study over the extracted rows of some sites, without network, clock or coordinator.
struct SplitAnalysis {
    /// The bytes of every round's sum.
    private(set) var sums: [[UInt8]] = []

    /// What came out.
    let result: AnalysisResult

    /// The analysis ended without a result.
    struct Unfinished: Error {}

    /// Runs the rounds; in each, the sites answer in another order that `order` decides.
    init(_ study: StudyDocument, _ cohorts: [LocalCohort], order: UInt64) throws {
        let plan = AnalysisPlan(study: study)
        var generator = SeededGenerator(seed: order)
        var state = Federated.initialState(plan: plan, sites: cohorts.indices.map { "site-\($0)" })
        while !state.isFinished {
            let specification = Federated.specification(of: state, plan: plan)
            let bodies = try cohorts.indices.shuffled(using: &generator).map { site in
                try Federated.contribution(plan: plan, state: state, cohort: cohorts[site], site: site).encoded()
            }
            let sum = try Aggregate(summing: bodies, matching: specification)
            sums.append(sum.encoded)
            state = Federated.advance(plan: plan, state: state, sum: sum)
        }
        guard let result = state.result else { throw Unfinished() }
        self.result = result
    }

    /// Extracts the features of every site folder, each into a database of its own, as its agent would.
    static func extract(_ study: StudyDocument, from folder: URL) async throws -> [LocalCohort] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        let tables = names.map { folder.appendingPathComponent("\($0)/cohort.csv") }
            .filter { FileManager.default.fileExists(atPath: $0.path) }
        var cohorts: [LocalCohort] = []
        for table in tables { cohorts.append(try await extract(study, table)) }
        return cohorts
    }

    /// The rows of one site.
    private static func extract(_ study: StudyDocument, _ table: URL) async throws -> LocalCohort {
        let folder = try TemporaryFolder()
        try folder.site.create()
        let store = try SiteStore(at: folder.site.database)
        _ = try await Extraction(
            study: study,
            table: CohortTable(file: table),
            store: store,
            pseudonyms: folder.site.loadPseudonyms(),
            workers: 2
        ).run { _ in }
        guard let cohort = try store.read({ try $0.localCohort(of: study.digest) }) else { throw Unfinished() }
        return cohort
    }
}
