import Foundation
import Testing

/// Written promise of the operations page: killing a process at any instant loses nothing and changes nothing.
@Suite struct KilledProcessTests {
    /// How many kills must hit a process before the analysis has ended.
    private static let wantedHits = ProcessInfo.processInfo.environment["CI"] == "true" ? 8 : 20

    /// Models that never count as converged make the rounds that the kills need.
    private static let study = Rehearsal.study(tolerance: "1e-14", maximumSteps: 60)

    @Test func `killing a random process twenty times changes no bit of the result`() async throws {
        let images = try TemporaryFolder()
        let cohort = try await Rehearsal.makeImages(in: images)
        let undisturbed = try await Self.prepared(cohort)
        let calm = try await Self.outcome(of: undisturbed)

        let disturbed = try await Self.prepared(cohort)
        let hits = try await Self.disturb(disturbed)
        let rough = try await Self.outcome(of: disturbed)

        #expect(hits >= Self.wantedHits)
        #expect(rough.result == calm.result)
        #expect(rough.resultBytes == calm.resultBytes)
        // Compared before they are expected: a message with some hundred digests says nothing.
        let hasSameSums = rough.log.sums == calm.log.sums
        let hasSameContributions = rough.log.contributions == calm.log.contributions
        #expect(hasSameSums)
        #expect(hasSameContributions)
        #expect(calm.log.abandonedAttempts == 0)
        #expect(rough.log.abandonedAttempts == 0)
    }

    /// A consortium whose rounds have begun and whose agents run.
    private static func prepared(_ cohort: URL) async throws -> RunningConsortium {
        let consortium = try await RunningConsortium()
        try await consortium.prepare(study: study, images: cohort)
        for site in consortium.sites { try await consortium.startAgent(site) }
        try await consortium.begin()
        return consortium
    }

    /// Kills processes of a consortium at seeded moments; how many were hit while the rounds went on.
    ///
    /// Between two kills the agents must have said something, so that the kills are spread over the rounds.
    private static func disturb(_ consortium: RunningConsortium) async throws -> Int {
        var generator = Seeded(state: 2023)
        var hits = 0
        var said = 0
        while hits < wantedHits, await consortium.isUnderWay {
            said = try await waitForProgress(of: consortium, beyond: said)
            try await Task.sleep(for: .milliseconds(Int.random(in: 0...40, using: &generator)))
            guard let member = consortium.members.randomElement(using: &generator) else { break }
            let hit = try await consortium.killAndRestart(member)
            if hit, await consortium.isUnderWay { hits += 1 }
        }
        return hits
    }

    private static func waitForProgress(of consortium: RunningConsortium, beyond said: Int) async throws -> Int {
        let deadline = ContinuousClock.now + .seconds(30)
        while true {
            let now = try await consortium.narratedBytes()
            let isUnderWay = await consortium.isUnderWay
            if now > said || !isUnderWay { return now }
            try await consortium.checkAgents()
            try #require(ContinuousClock.now < deadline, "the rounds stand still")
            try await Task.sleep(for: .milliseconds(2))
        }
    }

    private struct Outcome {
        let result: String
        let resultBytes: Data
        let log: LogFacts
    }

    /// Waits for the end, has the log verified and replayed, and compares it with the sites' ledgers.
    private static func outcome(of consortium: RunningConsortium) async throws -> Outcome {
        let endings = try await consortium.finish(within: 120)
        let ending = try #require(endings["site-a"])
        #expect(Set(endings.values).count == 1)
        try await consortium.stopServer()
        let log = "coordinator/log"
        for check in ["verify", "replay"] {
            try await BuiltProgram.auditor.succeed([check, log, "--key", consortium.logKey], in: consortium.folder)
        }
        let facts = try await LogFacts(of: log, key: consortium.logKey, in: consortium.folder)
        #expect(facts.result == ending.result)
        for site in consortium.sites {
            let ledger = try LedgerFacts(printed: await consortium.agent(site, "ledger", "show", "--format", "json"))
            let listsEachRoundOnce = ledger.rounds == Array(1...ending.rounds)
            #expect(listsEachRoundOnce, "\(site)")
            let listsWhatWasAccepted = ledger.digests == facts.contributions[site]
            #expect(listsWhatWasAccepted, "\(site)")
            #expect(ledger.withoutReceipt == 0, "\(site)")
        }
        let body = "\(log)/body/\(ending.result.prefix(2))/\(ending.result)"
        return Outcome(
            result: ending.result,
            resultBytes: try Data(contentsOf: consortium.folder.url.appendingPathComponent(body)),
            log: facts
        )
    }
}

/// SplitMix64: the same moments and victims in every run.
private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
