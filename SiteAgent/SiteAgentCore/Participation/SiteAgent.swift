public import CanonicalEncoding
import Foundation
import Identity
public import Logging
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
    let logger: Logger
    let unixTime: @Sendable () -> Int
    private var policy: PolicyFile

    /// Creates the agent of a folder; `unixTime` is the time of day for the ledger.
    public init(
        folder: SiteFolder,
        identity: SiteIdentity,
        store: SiteStore,
        link: any CoordinatorLink,
        logger: Logger,
        unixTime: @escaping @Sendable () -> Int
    ) {
        self.folder = folder
        self.identity = identity
        self.store = store
        self.link = link
        self.logger = logger
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
        var (participant, action) = try begin(study)
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
                let envelope = try record(outgoing)
                action = participant.recorded(envelope)
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

    // MARK: Actions

    private func begin(_ study: SHA256Digest) throws -> (RoundParticipant, RoundParticipant.Action) {
        let (stored, cohort) = try store.read { (try $0.study(study), try $0.localCohort(of: study)) }
        guard let stored, let approval = stored.approval else { throw SiteError.notApproved }
        guard let cohort else { throw SiteError.notExtracted(stored.signed.document) }
        try checkApproval(approval, of: stored)
        let terms = ParticipationTerms(
            approval: approval,
            study: stored.signed.document,
            coordinatorKey: identity.coordinatorKey
        )
        var participant = RoundParticipant(terms: terms, cohort: cohort)
        do {
            let action = try resume(&participant, study: study)
            return (participant, action)
        } catch let refusal as ParticipationRefusal {
            return (participant, .end(.refused(refusal)))
        }
    }

    /// The approval in the database is one that this site's key made, of this study.
    private func checkApproval(_ approval: SiteApproval, of stored: StoredStudy) throws {
        guard approval.study == stored.signed.document.digest, approval.site == identity.site,
            approval.isValid(by: identity.signingKey.verificationKey)
        else { throw SiteError.damagedStore("approvals") }
    }

    private func resume(_ participant: inout RoundParticipant, study: SHA256Digest) throws -> RoundParticipant.Action {
        let past = try store.read { transaction in
            (
                participation: try transaction.participation(in: study),
                sums: try transaction.sums(of: study),
                unconfirmed: try transaction.unconfirmedEnvelope(of: study),
                lastAnswered: try transaction.lastAnswered(of: study)
            )
        }
        guard let participation = past.participation else { return .ask }
        return try participant.resume(
            sites: participation.sites,
            roster: participation.roster,
            sums: past.sums,
            unconfirmed: past.unconfirmed,
            lastAnswered: past.lastAnswered
        )
    }

    /// One transaction: what the site has checked, what it is about to send, and that its cohort is now frozen.
    private func record(_ outgoing: OutgoingContribution) throws -> ContributionEnvelope {
        let manifest = outgoing.manifest
        let study = manifest.identifier.study
        let envelope = try ContributionEnvelope(
            answering: manifest,
            site: identity.site,
            body: outgoing.body,
            signedBy: identity.signingKey
        )
        let entry = EgressEntry(outgoing, digest: envelope.body, time: unixTime())
        try store.transaction { transaction in
            if let sum = outgoing.newSum { try transaction.save(sum, of: study) }
            if outgoing.isNewRoster {
                try transaction.save(
                    StoredParticipation(study: study, sites: outgoing.sites, roster: manifest.roster)
                )
                try transaction.freezeCohort(of: study, time: entry.time)
            }
            try transaction.record(entry, envelope: envelope)
        }
        return envelope
    }

    private func send(
        _ envelope: ContributionEnvelope,
        body: [UInt8],
        _ participant: inout RoundParticipant
    ) async throws -> RoundParticipant.Action {
        do {
            let receipt = try await link.submit(envelope, body: body)
            let action = participant.receive(receipt)
            if case .ask = action { try store.remark { try $0.keep(receipt) } }
            return action
        } catch LinkError.refused(let refusal) {
            return participant.receive(refusal)
        }
    }

    private func close(_ study: SHA256Digest, _ ending: ParticipationEnding, lastSum: PublishedSum?) throws {
        guard var participation = try store.read({ try $0.participation(in: study) }) else { return }
        switch ending {
        case .finished(let result, _):
            participation.status = .finished
            participation.result = result
            participation.reason = nil
        case .stopped(let reason):
            participation.status = .stopped
            participation.reason = reason
        case .refused(let refusal):
            participation.status = .stopped
            participation.reason = refusal.description
        }
        try store.transaction { transaction in
            if let lastSum { try transaction.save(lastSum, of: study) }
            try transaction.save(participation)
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
