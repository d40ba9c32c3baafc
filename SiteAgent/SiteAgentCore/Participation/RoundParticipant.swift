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

    enum State: Sendable {
        case asking
        case fetchingSum(RoundManifest)
        case fetchingLastSum(SHA256Digest, result: SHA256Digest)
        case recording(OutgoingContribution)
        case sending(ContributionEnvelope)
        case ended
    }

    let terms: ParticipationTerms
    let cohort: LocalCohort
    var state = State.asking

    /// Where the analysis stands by the sums that this site has checked; `nil` before the first round.
    var analysis: AnalysisState?
    var closedRounds = 0
    var previousSum: SHA256Digest?
    var roster: [String]?
    var lastAnswered: RoundIdentifier?

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

    mutating func end(_ ending: ParticipationEnding) -> Action {
        state = .ended
        return .end(ending)
    }
}
