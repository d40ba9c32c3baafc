import CanonicalEncoding
import FederatedAnalysis
import Foundation
import Identity
import Kernels
import Study

@testable import SiteAgentCore

/// A site that has been admitted, whose officer has approved the small study, with made-up rows.
struct AdmittedSite {
    let folder: TemporaryFolder
    let store: SiteStore
    let identity: SiteIdentity
    let study: StudyDocument

    init(study: StudyDocument, coordinator: SigningKey, rows: LocalCohort = Self.cohort(seed: 1)) throws {
        folder = try TemporaryFolder()
        self.study = study
        _ = try Enrolment(folder.site).request(site: CoordinatorDouble.site, unixTime: 1000)
        try DurableFile.write(Array(SmallStudy.policy.utf8), to: folder.site.policy)
        store = try SiteStore(at: folder.site.database)
        identity = SiteIdentity(
            site: CoordinatorDouble.site,
            signingKey: try folder.site.loadSigningKey(),
            coordinatorKey: coordinator.verificationKey
        )
        try Self.replaceRows(rows, of: study, in: store)
    }

    /// Puts other rows in place, as a new extraction would.
    static func replaceRows(_ rows: LocalCohort, of study: StudyDocument, in store: SiteStore) throws {
        var flow = ExtractionSummary()
        flow.lesions = rows.listed
        try store.transaction {
            try $0.replaceCohort(
                of: study.digest,
                with: rows.rows,
                fingerprint: SHA256Digest(hashing: Array("\(rows.rows)".utf8)),
                flow: flow
            )
        }
    }

    /// The agent as a fresh process would make it.
    func agent(_ link: any CoordinatorLink) -> SiteAgent {
        SiteAgent(
            folder: folder.site,
            identity: identity,
            store: store,
            link: link,
            unixTime: { 2000 }
        )
    }

    var ledger: EgressLedger {
        get throws { try EgressLedger(store) }
    }

    var contributions: [EgressEntry] {
        get throws { try ledger.entries.filter { $0.kind == .contribution } }
    }

    /// Rows whose first feature tells the outcome a little.
    static func cohort(seed: UInt64, lesions: Int = 14) -> LocalCohort {
        var generator = SeededGenerator(seed: seed)
        let rows = (0..<lesions).map { number in
            let isHigh = number % 2 == 0
            let values: [[Double]?] = (0..<3).map { _ in
                [(0...1).reduce(isHigh ? 0.7 : 0) { sum, _ in sum + generator.uniform() }, 1 + generator.uniform()]
            }
            return LocalRow(
                patient: number / 2,
                isHigh: isHigh,
                shuffleKey: seed &* 1000 &+ UInt64(number / 2),
                values: values + [[1 + generator.uniform()]]
            )
        }
        return LocalCohort(rows: rows, listed: lesions)
    }

    static let others = [cohort(seed: 2), cohort(seed: 3)]
}
