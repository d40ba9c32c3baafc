public import CanonicalEncoding
import Foundation
import Identity
import Rounds
import Study

/// The running agent of a site: performs what a ``RoundParticipant`` decides.
///
/// Promise: a contribution is in the egress ledger, on the disk, before its first byte is sent; one transaction a round.
/// The process may be killed at any instant: started again, it computes the same bytes and sends them again.
public actor SiteAgent {
    let folder: SiteFolder
    let identity: SiteIdentity
    let store: SiteStore
    let link: any CoordinatorLink
    let unixTime: @Sendable () -> Int
    private var policy: PolicyFile

    /// Creates the agent of a folder; `unixTime` is the time of day for the ledger.
    public init(
        folder: SiteFolder,
        identity: SiteIdentity,
        store: SiteStore,
        link: any CoordinatorLink,
        unixTime: @escaping @Sendable () -> Int
    ) {
        self.folder = folder
        self.identity = identity
        self.store = store
        self.link = link
        self.unixTime = unixTime
        policy = PolicyFile(folder)
    }

    /// Takes part in the rounds of an approved study until the analysis ends.
    ///
    /// With `once`, answers what is open now and returns `nil` when there is nothing left to do at the moment.
    public func participate(
        in study: SHA256Digest,
        once: Bool = false,
        onEvent: @escaping @Sendable (ParticipationEvent) -> Void = { _ in }
    ) async throws -> ParticipationEnding? {
        var (participant, action, cohort) = try begin(study)
        if case .send(let envelope, _) = action {
            try store.remark { try $0.countSend(envelope) }
            onEvent(.sendingAgain(round: envelope.identifier.round))
        }
        while true {
            try Task.checkCancellation()
            switch action {
            case .ask:
                let offer = try await ask(study, wait: once ? 0 : MessageLimits.longPollSeconds)
                if case .waiting(let reason, let closed) = offer {
                    onEvent(.waiting(reason: reason, closedRounds: closed))
                    if once { return nil }
                }
                action = try participant.receive(offer, policy: policy.current())
            case .fetchSum(let digest, let maximumBytes):
                action = participant.receive(sum: try await link.body(digest, maximumBytes: maximumBytes))
            case .record(let outgoing):
                if let envelope = try record(outgoing, over: cohort) {
                    action = participant.recorded(envelope)
                } else {
                    (participant, action, cohort) = try begin(study)
                }
            case .send(let envelope, let body):
                action = try await send(envelope, body: body, &participant)
                if case .ask = action { onEvent(.contributed(envelope, purpose: participant.purpose)) }
            case .end(let ending, let lastSum):
                try close(study, ending, lastSum: lastSum)
                return ending
            }
        }
    }

    private func ask(_ study: SHA256Digest, wait: Int) async throws -> RoundOffer {
        do {
            return try await link.nextRound(study: study, wait: wait)
        } catch LinkError.refused(let refusal) {
            return .stopped(reason: refusal.description)
        }
    }
}

extension ParticipationEvent {
    fileprivate static func contributed(_ envelope: ContributionEnvelope, purpose: String) -> ParticipationEvent {
        .contributed(
            round: envelope.identifier.round,
            attempt: envelope.identifier.attempt,
            purpose: purpose,
            bytes: envelope.length
        )
    }
}
