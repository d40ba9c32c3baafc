import CanonicalEncoding
import Identity
import Rounds
import Study

// What the agent does for its participant.
extension SiteAgent {
    /// A participant as the database has it, what it does first, and the fingerprint of the cohort it was given.
    func begin(
        _ study: SHA256Digest
    ) throws -> (RoundParticipant, RoundParticipant.Action, cohort: SHA256Digest) {
        let (stored, rows, cohort) = try store.read {
            (try $0.study(study), try $0.localCohort(of: study), try $0.cohort(of: study))
        }
        guard let stored, let approval = stored.approval else { throw SiteError.notApproved }
        guard let rows, let cohort else { throw SiteError.notExtracted(stored.signed.document) }
        try checkApproval(approval, of: stored)
        let terms = ParticipationTerms(
            approval: approval,
            study: stored.signed.document,
            coordinatorKey: identity.coordinatorKey
        )
        var participant = RoundParticipant(terms: terms, cohort: rows)
        do {
            let action = try resume(&participant, study: study)
            return (participant, action, cohort.fingerprint)
        } catch let refusal as ParticipationRefusal {
            return (participant, .end(.refused(refusal)), cohort.fingerprint)
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
    ///
    /// Returns `nil` and writes nothing if the cohort was extracted anew since the participant was given it.
    func record(_ outgoing: OutgoingContribution, over cohort: SHA256Digest) throws -> ContributionEnvelope? {
        let manifest = outgoing.manifest
        let study = manifest.identifier.study
        let envelope = try ContributionEnvelope(
            answering: manifest,
            site: identity.site,
            body: outgoing.body,
            signedBy: identity.signingKey
        )
        let entry = EgressEntry(outgoing, digest: envelope.body, time: unixTime())
        return try store.transaction { transaction in
            guard try transaction.cohort(of: study)?.fingerprint == cohort else { return nil }
            if let sum = outgoing.newSum { try transaction.save(sum, of: study) }
            if outgoing.isNewRoster {
                try transaction.save(
                    StoredParticipation(study: study, sites: outgoing.sites, roster: manifest.roster)
                )
                try transaction.freezeCohort(of: study, time: entry.time)
            }
            try transaction.record(entry, envelope: envelope)
            return envelope
        }
    }

    func send(
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

    func close(_ study: SHA256Digest, _ ending: ParticipationEnding, lastSum: PublishedSum?) throws {
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
