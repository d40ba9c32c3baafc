import CanonicalEncoding
import FederatedAnalysis
import Identity
import Rounds
import Study

/// A site's part in one analysis, as a value: what to do next, and what to refuse.
///
/// It knows no network, clock or store. The owner performs the action it returns, and tells it what came of it. It
/// believes nothing it can compute: the state of the analysis follows from the published sums, and a manifest is
/// answered only if it asks for exactly the next step of the approved study from exactly that state.
struct RoundParticipant: Sendable {
    /// What the owner does next.
    enum Action: Sendable, Hashable {
        /// Ask the coordinator for the next round.
        case ask

        /// Fetch the sum that led to the round's state.
        case fetchSum(SHA256Digest, maximumBytes: Int)

        /// Write the contribution, and the sum it follows from, to the disk.
        case record(OutgoingContribution)

        /// Send what has been recorded.
        case send(envelope: ContributionEnvelope, body: [UInt8])

        /// Stop, and keep the last sum if there is one.
        case end(ParticipationEnding, lastSum: PublishedSum? = nil)
    }

    private enum State: Sendable {
        case asking
        case fetchingSum(RoundManifest)
        case fetchingLastSum(SHA256Digest, result: SHA256Digest)
        case recording(OutgoingContribution)
        case sending(ContributionEnvelope)
        case ended
    }

    let terms: ParticipationTerms
    private let cohort: LocalCohort
    private var state = State.asking

    /// Where the analysis stands by the sums that this site has checked; `nil` before the first round.
    private(set) var analysis: AnalysisState?
    private(set) var closedRounds = 0
    private var previousSum: SHA256Digest?
    private var roster: [String]?
    private var lastAnswered: RoundIdentifier?

    init(terms: ParticipationTerms, cohort: LocalCohort) {
        self.terms = terms
        self.cohort = cohort
    }

    /// What the open round is for, in plain words.
    var purpose: String { analysis?.purpose ?? "" }

    // MARK: Events

    /// Takes the coordinator's offer.
    mutating func receive(_ offer: RoundOffer, policy: SitePolicy) -> Action {
        guard case .asking = state else { return .ask }
        switch offer {
        case .waiting: return .ask
        case .finished(let result, let lastSum, let rounds): return finish(result, lastSum: lastSum, rounds: rounds)
        case .stopped(let reason): return end(.stopped(reason: reason))
        case .round(let manifest):
            do throws(ParticipationRefusal) {
                try terms.check(manifest, policy: policy, cohort: cohort)
                try checkSequence(manifest)
                return try follow(manifest)
            } catch {
                return end(.refused(error))
            }
        }
    }

    /// Takes the sum that was asked for.
    mutating func receive(sum body: [UInt8]) -> Action {
        let sum = PublishedSum(round: closedRounds + 1, digest: SHA256Digest(hashing: body), body: body)
        do throws(ParticipationRefusal) {
            switch state {
            case .fetchingSum(let manifest):
                guard sum.digest == manifest.previousSum else { throw .otherSum }
                try advance(by: sum)
                return try prepare(manifest, newSum: sum)
            case .fetchingLastSum(let digest, let result):
                guard sum.digest == digest else { throw .otherSum }
                try advance(by: sum)
                return try conclude(result, lastSum: sum)
            default: return .ask
            }
        } catch {
            return end(.refused(error))
        }
    }

    /// The contribution is on the disk, with its signed envelope.
    mutating func recorded(_ envelope: ContributionEnvelope) -> Action {
        guard case .recording(let outgoing) = state else { return .ask }
        roster = outgoing.manifest.roster
        lastAnswered = outgoing.manifest.identifier
        state = .sending(envelope)
        return .send(envelope: envelope, body: outgoing.body)
    }

    /// Takes the coordinator's receipt.
    mutating func receive(_ receipt: ContributionReceipt) -> Action {
        guard case .sending(let envelope) = state else { return .ask }
        guard receipt.identifier == envelope.identifier, receipt.site == terms.site,
            receipt.isSigned(by: terms.coordinatorKey)
        else { return end(.refused(.badReceipt)) }
        guard receipt.body == envelope.body else { return end(.refused(.otherBodyStands)) }
        state = .asking
        return .ask
    }

    /// The coordinator did not take the contribution.
    mutating func receive(_ refusal: Refusal) -> Action {
        switch refusal.code {
        // The deadline may have passed meanwhile; the next offer tells.
        case .roundNotOpen, .otherManifest:
            state = .asking
            return .ask
        default: return end(.stopped(reason: refusal.description))
        }
    }

    /// The analysis is over; its result has to follow from the last sum.
    private mutating func finish(_ result: SHA256Digest, lastSum: SHA256Digest, rounds: Int) -> Action {
        do throws(ParticipationRefusal) {
            if let analysis, rounds == closedRounds + 1, lastAnswered?.round == rounds {
                state = .fetchingLastSum(lastSum, result: result)
                return .fetchSum(lastSum, maximumBytes: PublishedSum.byteLimit(analysis, plan: terms.plan))
            }
            if rounds == closedRounds, lastSum == previousSum { return try conclude(result, lastSum: nil) }
            guard rounds > closedRounds else {
                throw .roundOutOfOrder(expected: closedRounds + 1, found: rounds)
            }
            return end(.stopped(reason: "the analysis went on without this site and finished after \(rounds) rounds"))
        } catch {
            return end(.refused(error))
        }
    }

    private mutating func conclude(
        _ result: SHA256Digest,
        lastSum: PublishedSum?
    ) throws(ParticipationRefusal) -> Action {
        guard let own = analysis?.result, SHA256Digest(hashing: own.json.canonicalBytes) == result else {
            throw .otherResult
        }
        state = .ended
        return .end(.finished(result: result, rounds: closedRounds), lastSum: lastSum)
    }

    private mutating func end(_ ending: ParticipationEnding) -> Action {
        state = .ended
        return .end(ending)
    }

    // MARK: Rounds

    /// A round has to follow the last one that was closed, or be another attempt at it over the same sites.
    private func checkSequence(_ manifest: RoundManifest) throws(ParticipationRefusal) {
        let round = manifest.identifier.round
        let isNext = round == closedRounds + 1
        let isAfterAnswered = round == closedRounds + 2 && lastAnswered?.round == closedRounds + 1
        guard isNext || isAfterAnswered else {
            throw .roundOutOfOrder(expected: closedRounds + 1, found: round)
        }
        if let roster {
            guard Set(roster).isSuperset(of: manifest.roster) else { throw .otherRoster }
            if let lastAnswered, lastAnswered.round == round {
                guard manifest.roster == roster, manifest.identifier.attempt >= lastAnswered.attempt else {
                    throw .otherRoster
                }
            }
        }
    }

    private mutating func follow(_ manifest: RoundManifest) throws(ParticipationRefusal) -> Action {
        if manifest.identifier.round == closedRounds + 1 {
            guard manifest.previousSum == previousSum else { throw .otherSum }
            if analysis == nil { analysis = Federated.initialState(plan: terms.plan, sites: manifest.roster) }
            return try prepare(manifest, newSum: nil)
        }
        guard let digest = manifest.previousSum, let analysis else { throw .otherSum }
        state = .fetchingSum(manifest)
        return .fetchSum(digest, maximumBytes: PublishedSum.byteLimit(analysis, plan: terms.plan))
    }

    private mutating func advance(by sum: PublishedSum) throws(ParticipationRefusal) {
        guard let current = analysis else { throw .otherSum }
        do {
            let specification = Federated.specification(of: current, plan: terms.plan)
            let aggregate = try Aggregate(
                published: sum.body,
                contributions: current.sites.count,
                matching: specification
            )
            analysis = Federated.advance(plan: terms.plan, state: current, sum: aggregate)
        } catch {
            throw .unreadableSum("\(error)")
        }
        closedRounds = sum.round
        previousSum = sum.digest
    }

    private mutating func prepare(
        _ manifest: RoundManifest,
        newSum: PublishedSum?
    ) throws(ParticipationRefusal) -> Action {
        guard let analysis else { throw .otherSum }
        guard manifest.state == analysis.digest else { throw .otherState(round: manifest.identifier.round) }
        let specification = Federated.specification(of: analysis, plan: terms.plan)
        guard manifest.step == analysis.stepName, manifest.tensors == specification.map(RoundManifest.Tensor.init)
        else { throw .otherTensors(step: analysis.stepName) }
        let outgoing = OutgoingContribution(
            manifest: manifest,
            body: try body(of: analysis),
            purpose: analysis.purpose,
            newSum: newSum,
            isNewRoster: manifest.roster != roster,
            sites: analysis.sites
        )
        state = .recording(outgoing)
        return .record(outgoing)
    }

    private func body(of analysis: AnalysisState) throws(ParticipationRefusal) -> [UInt8] {
        guard let position = analysis.sites.firstIndex(of: terms.site) else { throw .notOnRoster }
        do {
            return try Federated.contribution(
                plan: terms.plan,
                state: analysis,
                cohort: cohort,
                site: position
            ).encoded()
        } catch {
            throw .cannotContribute("\(error)")
        }
    }
}

// MARK: - After a restart

extension RoundParticipant {
    /// Repeats what happened before a restart: the sums in order, and then, if the last contribution has no receipt,
    /// that contribution, computed again to the same bytes.
    mutating func resume(
        sites: [String],
        roster: [String],
        sums: [PublishedSum],
        unconfirmed envelope: ContributionEnvelope?,
        lastAnswered: RoundIdentifier?
    ) throws(ParticipationRefusal) -> Action {
        analysis = Federated.initialState(plan: terms.plan, sites: sites)
        for sum in sums {
            guard sum.round == closedRounds + 1 else { throw .otherSum }
            try advance(by: sum)
        }
        self.roster = roster
        self.lastAnswered = lastAnswered
        guard let envelope, let analysis, envelope.identifier.round == closedRounds + 1 else { return .ask }
        let body = try body(of: analysis)
        guard SHA256Digest(hashing: body) == envelope.body else {
            throw .cannotContribute("it no longer comes out as it was written down; the program may have been updated")
        }
        state = .sending(envelope)
        return .send(envelope: envelope, body: body)
    }
}

extension RoundManifest.Tensor {
    init(_ specification: TensorSpecification) {
        self.init(name: specification.name, shape: specification.shape, limit: specification.limit)
    }
}

extension PublishedSum {
    /// The most bytes that the sum of a state's round can have.
    static func byteLimit(_ state: AnalysisState, plan: AnalysisPlan) -> Int {
        Federated.specification(of: state, plan: plan).reduce(4096) {
            $0 + 8 * $1.shape.reduce(1, *) + 512 + 6 * $1.name.utf8.count
        }
    }
}
