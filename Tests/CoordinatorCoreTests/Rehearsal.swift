import CanonicalEncoding
import FeatureNomenclature
import FederatedAnalysis
import Foundation
import Identity
import Kernels
import Logging
import Rounds
import Study
import Synchronization

@testable import CoordinatorCore

/// A consortium in a temporary folder, and sites that answer it directly, without network.
final class Rehearsal {
    let folder: CoordinatorFolder
    let sites: [RehearsalSite]
    let clock = TestClock()
    let document: StudyDocument

    init(siteCount: Int = 3, quorum: Int = 3, folds: Int = 3) throws {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent("coordinator-\(UUID().uuidString)")
        folder = CoordinatorFolder(root)
        let settings = ConsortiumSettings(
            consortium: "Rehearsal",
            hostNames: ["127.0.0.1"],
            port: 8443,
            origin: "example.org/rehearsal"
        )
        try Consortium.initialise(folder, settings: settings, time: 1_700_000_000)
        document = try .rehearsal(quorum: quorum, folds: folds)
        sites = try (0..<siteCount).map { try RehearsalSite(name: "site-\($0)", seed: UInt64($0)) }
    }

    deinit { try? FileManager.default.removeItem(at: folder.root) }

    func consortium() throws -> Consortium {
        let clock = clock
        return try Consortium(folder, time: { clock.unixTime })
    }

    /// A coordinator as after a start: what was in memory before is gone.
    func startCoordinator() async throws -> Coordinator {
        let clock = clock
        let coordinator = Coordinator(
            try consortium(),
            logger: Logger(label: "rehearsal") { _ in SwiftLogNoOpLogHandler() },
            seconds: { clock.seconds },
            unixTime: { clock.unixTime }
        )
        try await coordinator.start()
        return coordinator
    }

    /// Admits the sites, publishes the study, takes the approvals, and begins.
    func begin(with coordinator: Coordinator) async throws {
        let consortium = try consortium()
        for site in sites { _ = try consortium.approve(site.request) }
        _ = try consortium.publish(document)
        try await coordinator.tick()
        for site in sites {
            try await coordinator.receive(site.approval(of: document), from: site.name)
        }
        _ = try consortium.begin(document.digest)
        try await coordinator.tick()
    }

    /// Answers the open round for some sites; returns how many had something to answer.
    @discardableResult
    func answer(_ coordinator: Coordinator, from names: Set<String>? = nil) async throws -> Int {
        var answered = 0
        for site in sites where names?.contains(site.name) ?? true {
            guard
                case .round(let manifest) = try await coordinator.offer(study: document.digest, to: site.name, wait: 0)
            else { continue }
            try await site.follow(manifest, coordinator, document)
            let (envelope, body) = try site.contribution(to: manifest, document)
            _ = try await coordinator.receive(envelope, body: body, from: site.name)
            answered += 1
        }
        return answered
    }

    func result(_ coordinator: Coordinator) async throws -> [UInt8]? {
        guard
            case .finished(let result, _, _) = try await coordinator.offer(
                study: document.digest,
                to: sites[0].name,
                wait: 0
            )
        else { return nil }
        return try await coordinator.body(result)
    }
}

/// A clock that stands still unless it is moved.
final class TestClock: Sendable {
    private let now = Mutex(0.0)

    var seconds: Double { now.withLock { $0 } }
    var unixTime: Int { 1_700_000_100 + Int(seconds) }

    func advance(by seconds: Double) { now.withLock { $0 += seconds } }
}

/// A site's half, with rows that are made up.
final class RehearsalSite {
    let name: String
    let request: EnrolmentRequest
    let key: SigningKey
    private let rows: LocalCohort
    private var state: AnalysisState?

    init(name: String, seed: UInt64) throws {
        self.name = name
        let created = try EnrolmentRequest.create(site: name)
        request = created.request
        key = created.signingKey
        rows = Self.rows(seed: seed)
    }

    private static func rows(seed: UInt64) -> LocalCohort {
        let featureCount = FeatureCatalogue.features(of: [.intensityStatistics]).count
        var generator = SeededGenerator(seed: seed)
        let rows = (0..<16).map { patient in
            let isHigh = patient % 2 == 0
            let values = (0..<featureCount).map { _ in
                Double.random(in: 0..<100, using: &generator) + (isHigh ? 20 : 0)
            }
            return LocalRow(
                patient: patient,
                isHigh: isHigh,
                shuffleKey: UInt64.random(in: 0...UInt64.max, using: &generator),
                values: [values, [values[0]]]
            )
        }
        return LocalCohort(rows: rows, listed: rows.count)
    }

    func approval(
        of document: StudyDocument,
        extractor: SHA256Digest = SHA256Digest(hashing: [3])
    ) throws
        -> SiteApproval
    {
        try SiteApproval(
            study: document.digest,
            site: name,
            policy: SHA256Digest(hashing: []),
            extractor: extractor,
            approvedAt: 1_700_000_000,
            signedBy: key
        )
    }

    /// Brings the site's own state to where the manifest is, from the published sum.
    func follow(_ manifest: RoundManifest, _ coordinator: Coordinator, _ document: StudyDocument) async throws {
        let plan = AnalysisPlan(study: document)
        guard let current = state else {
            state = Federated.initialState(plan: plan, sites: manifest.roster)
            return
        }
        guard current.digest != manifest.state, let digest = manifest.previousSum else { return }
        let sum = try Aggregate(
            published: try await coordinator.body(digest),
            contributions: manifest.roster.count,
            matching: Federated.specification(of: current, plan: plan)
        )
        state = Federated.advance(plan: plan, state: current, sum: sum)
    }

    func contribution(
        to manifest: RoundManifest,
        _ document: StudyDocument
    ) throws -> (ContributionEnvelope, [UInt8]) {
        let plan = AnalysisPlan(study: document)
        let state = state ?? Federated.initialState(plan: plan, sites: manifest.roster)
        guard state.digest == manifest.state, let position = state.sites.firstIndex(of: name) else {
            throw Refusal(.otherManifest, "the site's own state is another")
        }
        let body = try Federated.contribution(plan: plan, state: state, cohort: rows, site: position).encoded()
        return (try ContributionEnvelope(answering: manifest, site: name, body: body, signedBy: key), body)
    }
}

extension StudyDocument {
    static func rehearsal(quorum: Int, folds: Int) throws -> StudyDocument {
        try StudyDocument(
            name: "rehearsal",
            version: 1,
            outcome: OutcomeRule(score: "score", comparison: .atLeast, threshold: 5),
            series: [SeriesDefinition(name: "t2w", kind: .t2Weighted, isPrimary: true)],
            features: FeatureSelection(
                discretisation: .fixedBinNumber(32),
                families: [.intensityStatistics],
                minimumVoxels: 10
            ),
            selection: SelectionRule(correlationAbove: 0.9, keep: 3, width: 6),
            model: ModelDefinition(ridge: 1),
            validation: ValidationDefinition(folds: folds, leaveOneSiteOut: false, seed: 1),
            baselines: [Baseline(name: "mean", series: "t2w", features: ["stat_mean"])],
            rounds: RoundRules(quorum: quorum, deadlineSeconds: 60),
            privacy: PrivacyRules(
                aggregation: .plain,
                minimumSites: 3,
                minimumRowsPerSite: 10,
                minimumRowsPerClass: 3
            ),
            disclosures: []
        )
    }
}
