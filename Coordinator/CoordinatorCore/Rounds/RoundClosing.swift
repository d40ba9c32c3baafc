import CanonicalEncoding
import FederatedAnalysis
import Rounds

/// What closing a round writes: contributions and sum as bodies, the entries of the log, and the analysis as it goes on.
struct RoundClosing {
    let open: OpenRound

    /// Sites on the roster that did not answer in time.
    ///
    /// They are left out of all later rounds: a site whose earlier sums are in and whose later ones come and go would
    /// let two sums be subtracted.
    let missing: [String]

    /// Sums, advances, and opens the next round.
    func perform(in transaction: inout StoreTransaction, time: Int) throws -> StoredAnalysis {
        let manifest = open.machine.manifest
        let contributions = try transaction.contributions(to: manifest.identifier)
        let sum = try Aggregate(summing: contributions.map(\.body), matching: open.specification)
        let sumDigest = try transaction.keep(body: sum.encoded, forSites: true)
        try transaction.publishBodies(of: contributions)

        var analysis = open.stored
        analysis.state = EncodedState(Federated.advance(plan: open.plan, state: analysis.state.value, sum: sum))
        analysis.closedRounds += 1
        analysis.previousSum = sumDigest
        analysis.roster.removeAll { missing.contains($0) }

        var events = contributions.map { LogEvent.contributionAccepted($0.envelope) }
        events.append(
            .roundClosed(
                manifest.identifier,
                sites: contributions.map(\.envelope.site),
                missing: missing,
                sum: sumDigest,
                nextState: analysis.state.digest
            )
        )
        events.append(try goOn(with: &analysis, in: &transaction))
        try transaction.append(events, time: time)
        try transaction.save(analysis)
        return analysis
    }

    private func goOn(
        with analysis: inout StoredAnalysis,
        in transaction: inout StoreTransaction
    ) throws -> LogEvent {
        if let result = analysis.state.value.result {
            let digest = try transaction.keep(body: result.json.canonicalBytes, forSites: true)
            analysis.result = digest
            analysis.manifest = nil
            try transaction.setStatus(.finished, of: analysis.study)
            return .analysisFinished(
                study: analysis.study,
                rounds: analysis.closedRounds,
                state: analysis.state.digest,
                result: digest
            )
        }
        let next = RoundManifest(next: open.document, plan: open.plan, analysis: analysis, attempt: 1)
        analysis.manifest = next
        return .roundOpened(next)
    }

    /// Gives the attempt up: asks again, or stops the analysis after the last attempt.
    func abandon(
        in transaction: inout StoreTransaction,
        answered: [String],
        time: Int
    ) throws -> StoredAnalysis {
        let manifest = open.machine.manifest
        let contributions = try transaction.contributions(to: manifest.identifier)
        try transaction.publishBodies(of: contributions)
        let reason = "\(answered.count) of the \(manifest.quorum) sites needed had answered by the deadline"
        var events = contributions.map { LogEvent.contributionAccepted($0.envelope) }
        events.append(.roundAbandoned(manifest.identifier, answered: answered, reason: reason))

        var analysis = open.stored
        if manifest.identifier.attempt < Coordinator.maximumAttempts {
            let next = RoundManifest(
                next: open.document,
                plan: open.plan,
                analysis: analysis,
                attempt: manifest.identifier.attempt + 1
            )
            analysis.manifest = next
            events.append(.roundOpened(next))
        } else {
            analysis.manifest = nil
            analysis.stopped = "\(reason), \(Coordinator.maximumAttempts) times over"
            try transaction.setStatus(.stopped, of: analysis.study)
            events.append(.analysisStopped(study: analysis.study, reason: reason))
        }
        try transaction.append(events, time: time)
        try transaction.save(analysis)
        return analysis
    }
}
