import CanonicalEncoding
import Rounds
import Study

/// Where one study stands: approvals, then an analysis in rounds, then its end.
struct StudyOrder {
    /// The study; `nil` if its body is missing or damaged, which has been told already.
    let document: StudyDocument?
    private var approvals: [String: SiteApproval] = [:]

    /// The sites that the next round asks; empty until the analysis is opened.
    private(set) var roster: [String] = []
    private(set) var state: SHA256Digest?
    private(set) var lastSum: SHA256Digest?
    private(set) var closedRounds = 0
    private(set) var nextAttempt = 1
    private(set) var openRound: RoundOrder?
    private var hasEnded = false

    init(document: StudyDocument?) {
        self.document = document
    }

    private var isRunning: Bool { state != nil && !hasEnded }

    // MARK: Before and after the rounds

    /// A site may approve anew until the analysis begins; its last approval counts.
    mutating func approve(_ approval: SiteApproval) -> [String] {
        if state != nil { return ["the analysis has begun; its sites are fixed"] }
        let known = approvals.updateValue(approval, forKey: approval.site)
        return known == approval ? ["\(approval.site) gave this approval before"] : []
    }

    mutating func open(roster: [String], state: SHA256Digest, admitted sites: SiteRegister) -> [String] {
        guard self.state == nil else { return ["this analysis was opened before"] }
        (self.roster, self.state) = (roster, state)
        var problems: [String] = []
        if roster != Set(roster).sorted() {
            problems.append("its roster must name each site once, in alphabetical order")
        }
        for site in roster where approvals[site] == nil { problems.append("\(site) has not approved the study") }
        for site in roster where sites.key(of: site) == nil { problems.append("\(site) is not admitted") }
        if Set(roster.compactMap { approvals[$0]?.extractor }).count > 1 {
            problems.append("its sites extract features with programs that give different values")
        }
        if let document, roster.count < max(document.rounds.quorum, document.privacy.minimumSites) {
            let needed = max(document.rounds.quorum, document.privacy.minimumSites)
            problems.append("has \(roster.count) sites; the study asks for \(needed)")
        }
        return problems
    }

    mutating func finish(rounds: Int, state: SHA256Digest) -> [String] {
        defer { hasEnded = true }
        guard isRunning else { return ["no analysis of this study is under way"] }
        var problems: [String] = []
        if openRound != nil { problems.append("a round is still open") }
        if rounds != closedRounds { problems.append("counts \(rounds) rounds; the log has closed \(closedRounds)") }
        if state != self.state { problems.append("its state is not the one that the last round led to") }
        return problems
    }

    mutating func stop() -> [String] {
        defer { hasEnded = true }
        return isRunning ? [] : ["no analysis of this study is under way"]
    }

    // MARK: Rounds

    mutating func open(_ manifest: RoundManifest, sites: SiteRegister) -> [String] {
        var problems = isRunning ? [] : ["no analysis of this study is under way"]
        if openRound != nil { problems.append("the round before it is still open") }
        openRound = RoundOrder(manifest, sites: sites)
        let identifier = manifest.identifier
        if identifier.round != closedRounds + 1 {
            problems.append("opens round \(identifier.round); round \(closedRounds + 1) comes next")
        }
        if identifier.attempt != nextAttempt {
            problems.append("is attempt \(identifier.attempt); attempt \(nextAttempt) comes next")
        }
        if manifest.roster != roster {
            problems.append(
                "asks \(manifest.roster.joined(separator: ", ")); the analysis has \(roster.joined(separator: ", "))"
            )
        }
        if manifest.state != state { problems.append("starts from another state than the log has arrived at") }
        if manifest.previousSum != lastSum { problems.append("names another sum than the last one") }
        return problems + (document.map { Self.problems(of: manifest, under: $0) } ?? [])
    }

    private static func problems(of manifest: RoundManifest, under document: StudyDocument) -> [String] {
        var problems: [String] = []
        if manifest.quorum != document.rounds.quorum {
            problems.append("has a quorum of \(manifest.quorum); the study says \(document.rounds.quorum)")
        }
        if manifest.deadlineSeconds != document.rounds.deadlineSeconds {
            problems.append(
                "waits \(manifest.deadlineSeconds) seconds; the study says \(document.rounds.deadlineSeconds)"
            )
        }
        if manifest.aggregation.rawValue != document.privacy.aggregation.rawValue {
            problems.append(
                "aggregates \(manifest.aggregation.rawValue); the study says \(document.privacy.aggregation.rawValue)"
            )
        }
        return problems
    }

    mutating func accept(_ envelope: ContributionEnvelope, sites: SiteRegister) -> [String] {
        openRound?.accept(envelope, sites: sites) ?? ["no round is open"]
    }

    mutating func close(
        _ identifier: RoundIdentifier,
        sites: [String],
        missing: [String],
        sum: SHA256Digest,
        nextState: SHA256Digest
    ) -> [String] {
        var problems = openRound?.end(identifier, answered: sites) ?? ["no round is open"]
        if let round = openRound, missing != round.missing {
            problems.append(
                "names \(missing.count) missing sites; \(round.missing.count) on the roster have not answered"
            )
        }
        let needed = max(openRound?.manifest.quorum ?? 0, document?.privacy.minimumSites ?? 0)
        if sites.count < needed { problems.append("sums \(sites.count) sites; the study asks for \(needed)") }
        closedRounds += 1
        nextAttempt = 1
        (state, lastSum, openRound) = (nextState, sum, nil)
        roster.removeAll { missing.contains($0) }
        return problems
    }

    mutating func abandon(_ identifier: RoundIdentifier, answered: [String]) -> [String] {
        var problems = openRound?.end(identifier, answered: answered) ?? ["no round is open"]
        if let quorum = openRound?.manifest.quorum, answered.count >= quorum {
            problems.append("gives up although \(answered.count) sites answered and \(quorum) are enough")
        }
        nextAttempt += 1
        openRound = nil
        return problems
    }
}
