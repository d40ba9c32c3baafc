public import CanonicalEncoding
import FederatedAnalysis
import Foundation
import Identity
public import Logging
public import Rounds
import Study

/// The running coordinator: owns the open rounds, and lets sites wait for them.
///
/// Everything it knows is in the store before it says so to anyone; it can be killed at any instant and started again,
/// and goes on with the same bits. Deadlines start anew after a restart.
public actor Coordinator {
    /// How often a round may be tried before the analysis stops.
    static let maximumAttempts = 3

    let store: CoordinatorStore
    let projection: LogProjection
    let signingKey: SigningKey
    let logger: Logger
    private let seconds: @Sendable () -> Double
    let unixTime: @Sendable () -> Int
    private var rounds: [SHA256Digest: OpenRound] = [:]
    private var signals: [SHA256Digest: WakeSignal] = [:]

    /// Sites as they were admitted at the last tick, so that not every request asks the database.
    private var admitted: [String: AdmittedSite] = [:]

    /// Creates a coordinator over an opened consortium.
    ///
    /// `seconds` is a monotonic clock for deadlines, `unixTime` the time of day that log entries carry.
    public init(
        _ consortium: Consortium,
        logger: Logger,
        seconds: @escaping @Sendable () -> Double,
        unixTime: @escaping @Sendable () -> Int
    ) {
        store = consortium.store
        projection = consortium.projection
        signingKey = consortium.signingKey
        self.logger = logger
        self.seconds = seconds
        self.unixTime = unixTime
    }

    /// Makes the log's files whole again and takes up open rounds; called once before the first request.
    public func start() throws {
        try projection.rebuild(store)
        try tick()
    }

    /// Takes up analyses that were opened since the last call, by this process before a restart or by an operator's
    /// command, closes what is due, and brings the log's files up to date.
    ///
    /// Called once a second.
    public func tick() throws {
        admitted = [:]
        for study in try store.read({ try $0.studiesWithOpenRound() }) where rounds[study] == nil {
            try takeUp(study)
        }
        for (study, open) in rounds where open.deadline <= seconds() {
            try deadlinePassed(study)
        }
        try projection.project(store)
    }

    private func takeUp(_ digest: SHA256Digest) throws {
        let (study, analysis) = try store.read { (try $0.study(digest), try $0.analysis(of: digest)) }
        guard let study, let analysis else { throw CoordinatorError.damagedStore("analyses.study") }
        guard let manifest = analysis.manifest else { return }
        let stored = try store.read { try $0.contributions(to: manifest.identifier) }
        let plan = AnalysisPlan(study: study.signed.document)
        let answers = Dictionary(stored.map { ($0.envelope.site, $0.envelope.body) }) { first, _ in first }
        rounds[analysis.study] = OpenRound(
            document: study.signed.document,
            plan: plan,
            stored: analysis,
            machine: RoundStateMachine(manifest: manifest, answers: answers),
            specification: Federated.specification(of: analysis.state.value, plan: plan),
            openedAt: seconds(),
            deadline: seconds() + Double(manifest.deadlineSeconds)
        )
        logger.info("round open", metadata: manifest.metadata)
        if let open = rounds[analysis.study], open.machine.isComplete { try close(open, missing: []) }
        wake(analysis.study)
    }

    /// A site by its name, admitted or revoked.
    func admittedSite(_ name: String) throws -> AdmittedSite? {
        if let site = admitted[name] { return site }
        let site = try store.read { try $0.site(named: name) }
        admitted[name] = site
        return site
    }

    // MARK: Sites

    /// What a site should do next in a study; waits up to `wait` seconds for there to be something.
    public func offer(study: SHA256Digest, to site: String, wait: Int) async throws -> RoundOffer {
        let deadline = seconds() + Double(min(wait, MessageLimits.longPollSeconds))
        while true {
            let offer = try currentOffer(study: study, to: site)
            guard case .waiting = offer, seconds() < deadline else { return offer }
            await signal(for: study).wait(seconds: deadline - seconds())
            if Task.isCancelled { return offer }
        }
    }

    private func currentOffer(study: SHA256Digest, to site: String) throws -> RoundOffer {
        if let open = rounds[study] {
            if open.machine.awaits(site) { return .round(open.machine.manifest) }
            if !open.stored.roster.contains(site) {
                return .stopped(reason: "this site is not part of the analysis, or missed a deadline and was left out")
            }
            let awaited = open.machine.awaited.count
            return .waiting(
                reason: "\(awaited) of \(open.stored.roster.count) sites have yet to answer",
                closedRounds: open.stored.closedRounds
            )
        }
        guard let analysis = try store.read({ try $0.analysis(of: study) }) else {
            return .waiting(reason: "the analysis has not been opened yet", closedRounds: 0)
        }
        if let result = analysis.result, let lastSum = analysis.previousSum {
            return .finished(result: result, lastSum: lastSum, rounds: analysis.closedRounds)
        }
        if let stopped = analysis.stopped { return .stopped(reason: stopped) }
        return .waiting(reason: "the next round is being opened", closedRounds: analysis.closedRounds)
    }

    /// Takes a site's contribution; durable before this returns.
    public func receive(
        _ envelope: ContributionEnvelope,
        body: [UInt8],
        from site: String
    ) throws -> ContributionReceipt {
        try check(envelope, from: site)
        let identifier = envelope.identifier
        guard var open = rounds[identifier.study], open.machine.manifest.identifier == identifier else {
            return try repeatReceipt(envelope)
        }
        var machine = open.machine
        switch machine.receive(envelope) {
        case .refuse(let code):
            throw Refusal(code, "round \(identifier.round), attempt \(identifier.attempt) did not take this input")
        case .repeatReceipt(let standing):
            return try receipt(identifier, site: envelope.site, body: standing)
        case .accept(let completes):
            try checkBody(body, of: envelope, against: open.specification)
            open.machine = machine
            let contribution = StoredContribution(envelope: envelope, body: body)
            if completes {
                try close(open, missing: [], accepting: contribution)
            } else {
                try store.transaction { try $0.insert(contribution) }
                rounds[identifier.study] = open
            }
            return try receipt(identifier, site: envelope.site, body: envelope.body)
        }
    }

    private func repeatReceipt(_ envelope: ContributionEnvelope) throws -> ContributionReceipt {
        let identifier = envelope.identifier
        guard let standing = try store.read({ try $0.envelope(of: envelope.site, to: identifier) }) else {
            throw Refusal(
                .roundNotOpen,
                "round \(identifier.round), attempt \(identifier.attempt) is not open; ask for the next round"
            )
        }
        return try receipt(identifier, site: envelope.site, body: standing.body)
    }

    private func receipt(
        _ identifier: RoundIdentifier,
        site: String,
        body: SHA256Digest
    ) throws -> ContributionReceipt {
        try ContributionReceipt(identifier: identifier, site: site, body: body, signedBy: signingKey)
    }

    private func checkBody(
        _ body: [UInt8],
        of envelope: ContributionEnvelope,
        against specification: [TensorSpecification]
    ) throws {
        guard envelope.length == body.count, envelope.body == SHA256Digest(hashing: body) else {
            throw Refusal(.malformedBody, "the body is not the one the envelope names")
        }
        do {
            try Aggregate.check(body, against: specification)
        } catch {
            throw Refusal(.malformedBody, "the body is not what the manifest asks for: \(error)")
        }
    }

    // MARK: Waiting

    private func signal(for study: SHA256Digest) -> WakeSignal {
        if let signal = signals[study] { return signal }
        let signal = WakeSignal()
        signals[study] = signal
        return signal
    }

    private func wake(_ study: SHA256Digest) {
        signals.removeValue(forKey: study)?.fire()
    }

    // MARK: Closing

    private func deadlinePassed(_ study: SHA256Digest) throws {
        guard var open = rounds[study] else { return }
        switch open.machine.deadlinePassed() {
        case .nothing: return
        case .close(_, let missing): try close(open, missing: missing)
        case .abandon(let answered): try abandon(open, answered: answered)
        }
    }

    /// Sums the round, advances the analysis, and opens the next round, all in one transaction.
    ///
    /// The contribution that completes the round becomes durable in that same transaction.
    private func close(
        _ open: OpenRound,
        missing: [String],
        accepting last: StoredContribution? = nil
    ) throws {
        let closed = try store.transaction { transaction in
            if let last { try transaction.insert(last) }
            return try RoundClosing(open: open, missing: missing).perform(in: &transaction, time: unixTime())
        }
        var metadata = open.machine.manifest.metadata
        metadata["milliseconds"] = "\(((seconds() - open.openedAt) * 1e5).rounded() / 100)"
        logger.info("round closed", metadata: metadata)
        replace(open, with: closed)
    }

    private func abandon(_ open: OpenRound, answered: [String]) throws {
        let closed = try store.transaction { transaction in
            try RoundClosing(open: open, missing: open.machine.awaited)
                .abandon(in: &transaction, answered: answered, time: unixTime())
        }
        logger.warning("round abandoned", metadata: open.machine.manifest.metadata)
        replace(open, with: closed)
    }

    private func replace(_ open: OpenRound, with analysis: StoredAnalysis) {
        rounds[analysis.study] = nil
        if let manifest = analysis.manifest {
            var next = open
            next.stored = analysis
            next.machine = RoundStateMachine(manifest: manifest)
            next.specification = Federated.specification(of: analysis.state.value, plan: open.plan)
            next.openedAt = seconds()
            next.deadline = next.openedAt + Double(manifest.deadlineSeconds)
            rounds[analysis.study] = next
        }
        wake(analysis.study)
    }
}
