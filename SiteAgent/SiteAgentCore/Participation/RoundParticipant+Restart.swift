import CanonicalEncoding
import FederatedAnalysis
import Rounds

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
