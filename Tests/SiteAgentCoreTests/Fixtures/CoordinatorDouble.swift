import CanonicalEncoding
import FederatedAnalysis
import Identity
import Rounds
import Study
import Synchronization

@testable import SiteAgentCore

/// The process was killed here.
struct Killed: Error {}

/// A coordinator in memory, with two sites that answer at once, and with ways to lie.
///
/// It outlives the agents that talk to it, as a coordinator outlives a hospital's process.
final class CoordinatorDouble: CoordinatorLink {
    struct Lies: Sendable {
        var manifest: @Sendable (RoundManifest) -> RoundManifest = { $0 }
        var sum: @Sendable ([UInt8]) -> [UInt8] = { $0 }
        var receipt: @Sendable (ContributionReceipt, SigningKey) throws -> ContributionReceipt = { receipt, _ in receipt
        }
        var result: @Sendable (SHA256Digest) -> SHA256Digest = { $0 }
    }

    private struct State {
        var analysis: AnalysisState
        var closedRounds = 0
        var previousSum: SHA256Digest?
        var bodies: [SHA256Digest: [UInt8]] = [:]
        var accepted: [RoundIdentifier: SHA256Digest] = [:]
        var order: [SHA256Digest] = []
        var calls = 0
        var killAt: Int?
        var approvals: [JSONValue] = []
        var onSubmit: (@Sendable (ContributionEnvelope) -> Void)?
        var onAsk: (@Sendable () throws -> Void)?
        var refusesApprovals = false
    }

    static let site = "site-a"
    let key: SigningKey
    let study: StudyDocument
    private let plan: AnalysisPlan
    private let others: [LocalCohort]
    private let lies: Lies
    private let state: Mutex<State>

    init(study: StudyDocument, key: SigningKey, others: [LocalCohort], lies: Lies = Lies()) {
        self.key = key
        self.study = study
        self.others = others
        self.lies = lies
        plan = AnalysisPlan(study: study)
        state = Mutex(State(analysis: Federated.initialState(plan: plan, sites: ["site-a", "site-b", "site-c"])))
    }

    // MARK: For the tests

    /// The bodies that stand, in the order of the rounds.
    var acceptedBodies: [SHA256Digest] { state.withLock(\.order) }

    var approvals: [JSONValue] { state.withLock(\.approvals) }

    /// How many boundaries have been passed.
    var calls: Int { state.withLock(\.calls) }

    /// Kills whoever passes the boundary of this number.
    func kill(at boundary: Int?) {
        state.withLock { $0.killAt = boundary }
    }

    /// Calls back whenever a contribution arrives, before it is accepted.
    func onSubmit(_ body: @escaping @Sendable (ContributionEnvelope) -> Void) {
        state.withLock { $0.onSubmit = body }
    }

    /// Calls back once, when a site asks for the next round.
    func onNextAsk(_ body: @escaping @Sendable () throws -> Void) {
        state.withLock { $0.onAsk = body }
    }

    /// Whether nobody answers when an approval is brought.
    func losesApprovals(_ flag: Bool) {
        state.withLock { $0.refusesApprovals = flag }
    }

    private func boundary() throws {
        try state.withLock { state in
            state.calls += 1
            if state.killAt == state.calls { throw Killed() }
        }
    }

    private func crossing<Value>(_ work: () throws -> Value) throws -> Value {
        try boundary()
        let value = try work()
        try boundary()
        return value
    }

    // MARK: CoordinatorLink

    func studies() async throws -> [StudyOffer] {
        [StudyOffer(study: study.digest, name: study.name, version: study.version, status: "running")]
    }

    func signedStudy(_ digest: SHA256Digest) async throws -> JSONValue {
        try SignedStudy(study, signedBy: key).json
    }

    func submit(approval: JSONValue, study: SHA256Digest) async throws {
        try state.withLock { state in
            if state.refusesApprovals { throw LinkError.unreachable("nobody answers") }
            state.approvals.append(approval)
        }
    }

    func nextRound(study digest: SHA256Digest, wait: Int) async throws -> RoundOffer {
        try state.withLock { state in
            let callback = state.onAsk
            state.onAsk = nil
            return callback
        }?()
        return try crossing {
            state.withLock { state in
                guard let result = state.analysis.result, let lastSum = state.previousSum else {
                    return .round(lies.manifest(manifest(state)))
                }
                return .finished(
                    result: lies.result(SHA256Digest(hashing: result.json.canonicalBytes)),
                    lastSum: lastSum,
                    rounds: state.closedRounds
                )
            }
        }
    }

    func body(_ digest: SHA256Digest, maximumBytes: Int) async throws -> [UInt8] {
        try crossing {
            let body = state.withLock { $0.bodies[digest] }
            guard let body, body.count <= maximumBytes else {
                throw LinkError.refused(Refusal(.unknownBody, "no such body"))
            }
            return lies.sum(body)
        }
    }

    func submit(_ envelope: ContributionEnvelope, body: [UInt8]) async throws -> ContributionReceipt {
        try crossing {
            let standing = try state.withLock { state in
                state.onSubmit?(envelope)
                guard envelope.body == SHA256Digest(hashing: body), envelope.length == body.count else {
                    throw LinkError.refused(Refusal(.malformedBody, "another body"))
                }
                if let standing = state.accepted[envelope.identifier] { return standing }
                guard envelope.identifier == manifest(state).identifier else {
                    throw LinkError.refused(Refusal(.roundNotOpen, "closed"))
                }
                state.accepted[envelope.identifier] = envelope.body
                state.order.append(envelope.body)
                try close(&state, body)
                return envelope.body
            }
            let receipt = try ContributionReceipt(
                identifier: envelope.identifier,
                site: envelope.site,
                body: standing,
                signedBy: key
            )
            return try lies.receipt(receipt, key)
        }
    }

    // MARK: Rounds

    private func manifest(_ state: State) -> RoundManifest {
        RoundManifest(
            identifier: RoundIdentifier(study: study.digest, round: state.closedRounds + 1, attempt: 1),
            step: state.analysis.stepName,
            state: state.analysis.digest,
            previousSum: state.previousSum,
            aggregation: .plain,
            roster: state.analysis.sites,
            quorum: study.rounds.quorum,
            deadlineSeconds: study.rounds.deadlineSeconds,
            tensors: Federated.specification(of: state.analysis, plan: plan).map(RoundManifest.Tensor.init)
        )
    }

    private func close(_ state: inout State, _ body: [UInt8]) throws {
        let specification = Federated.specification(of: state.analysis, plan: plan)
        var bodies = [body]
        for (position, cohort) in others.enumerated() {
            let contribution = try Federated.contribution(
                plan: plan,
                state: state.analysis,
                cohort: cohort,
                site: position + 1
            )
            bodies.append(try contribution.encoded())
        }
        let sum = try Aggregate(summing: bodies, matching: specification)
        let digest = SHA256Digest(hashing: sum.encoded)
        state.bodies[digest] = sum.encoded
        state.analysis = Federated.advance(plan: plan, state: state.analysis, sum: sum)
        state.previousSum = digest
        state.closedRounds += 1
    }
}
