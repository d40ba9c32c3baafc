import Foundation
import Testing

/// The quick start of the README, with the real programs as processes.
@Suite struct WholeJobTests {
    /// The files below a folder that hold a text anywhere, by their paths.
    private func files(in folder: URL, holding text: String) throws -> [String] {
        let wanted = Data(text.utf8)
        var found: [String] = []
        for case let file as URL in FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
            ?? .init()
        {
            guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
            if try Data(contentsOf: file).range(of: wanted) != nil { found.append(file.lastPathComponent) }
        }
        return found
    }

    @Test func `an analysis from enrolment to the audited report`() async throws {
        let images = try TemporaryFolder()
        let cohort = try await Rehearsal.makeImages(in: images)
        let consortium = try await RunningConsortium()
        let folder = consortium.folder
        try await consortium.prepare(study: Rehearsal.study(), images: cohort)
        let doctor = try await consortium.agent("site-a", "doctor")
        #expect(!doctor.contains("failed"))
        for site in consortium.sites { try await consortium.startAgent(site) }
        try await consortium.begin()
        let endings = try await consortium.finish()
        #expect(endings.count == 3)
        #expect(Set(endings.values).count == 1)
        let ending = try #require(endings["site-a"])
        let status = try await consortium.coordinator("status")
        #expect(status.contains("finished"))

        try await consortium.coordinator("report", "--out", "report", "--note", "Images of nobody.")
        for file in ["index.html", "results.csv", "results.json", "model.json"] {
            #expect(try folder.size("report/\(file)") > 100, "\(file)")
        }
        let results = try JSONText.object(folder.text("report/results.json"))
        #expect(results["result_sha256"] as? String == ending.result)
        let counted = try #require(results["cohort"] as? [String: Any])
        #expect(counted["patients"] as? Int == 36)
        #expect(counted["sites"] as? [String] == consortium.sites)
        #expect(try folder.text("report/index.html").contains("Images of nobody."))

        try await consortium.stopServer()
        try FileManager.default.copyItem(atPath: folder.path("coordinator/log"), toPath: folder.path("log-copy"))
        let verdict = try await BuiltProgram.auditor.succeed(
            ["verify", "log-copy", "--key", consortium.logKey],
            in: folder
        )
        #expect(verdict.contains("ACCEPTED") && !verdict.contains("warning"))
        let replay = try await BuiltProgram.auditor.succeed(
            ["replay", "log-copy", "--key", consortium.logKey],
            in: folder
        )
        #expect(replay.contains("ACCEPTED: \(ending.rounds) rounds replayed"))

        let log = try await LogFacts(of: "log-copy", key: consortium.logKey, in: folder)
        #expect(log.result == ending.result)
        #expect(log.sums.count == ending.rounds)
        for site in consortium.sites {
            let ledger = try LedgerFacts(printed: await consortium.agent(site, "ledger", "show", "--format", "json"))
            #expect(ledger.rounds == Array(1...ending.rounds), "\(site)")
            #expect(ledger.digests == log.contributions[site], "\(site)")
            #expect(ledger.withoutReceipt == 0, "\(site)")
        }
        try await refusesAnotherKey(consortium)
        // The server's and the agents' own words are files of this folder too.
        #expect(try files(in: folder.url, holding: Rehearsal.patientPrefix) == [])
        #expect(try files(in: cohort, holding: Rehearsal.patientPrefix).contains("cohort.csv"))
    }

    /// The same log is not accepted under another consortium's key.
    private func refusesAnotherKey(_ consortium: RunningConsortium) async throws {
        let other = try await RunningConsortium()
        let said = try await BuiltProgram.auditor.run(
            ["verify", "log-copy", "--key", other.logKey],
            in: consortium.folder
        )
        #expect(said.status == 1)
        #expect(said.output.contains("REJECTED"))
    }
}
