import Audit
import CanonicalEncoding
import Rounds
import Testing
import TransparencyLog

@Suite struct LogAuditTests {
    @Test func `a log that three sites made is accepted and its numbers are found again`() throws {
        let log = try RehearsedLog.honest.get()
        let audit = LogAudit(try log.folder(), key: log.keyText)
        let report = audit.verify()
        #expect(report.findings.isEmpty)
        #expect(report.entries == log.entries.count && report.bodies == log.bodies.count)
        let replay = audit.replay()
        #expect(replay.findings.isEmpty)
        let rounds = log.entries.count { $0.event.kind == "round-closed" }
        #expect(replay.studies.map(\.rounds) == [rounds] && rounds > 6)
        #expect(replay.studies.map(\.contributions) == [3 * rounds])
        #expect(replay.studies.map(\.hasResult) == [true])
    }

    @Test func `a missed deadline and an abandoned attempt are part of an honest log`() throws {
        let log = try RehearsedLog(.init(missedRound: 3, abandonedRound: 5))
        let replay = LogAudit(try log.folder(), key: log.keyText).replay()
        #expect(replay.findings.isEmpty)
        let rounds = log.entries.count { $0.event.kind == "round-closed" }
        #expect(replay.studies.map(\.contributions) == [2 * 3 + 2 * (rounds - 2)])
    }

    @Test func `every beginning of an honest log is accepted`() throws {
        let log = try RehearsedLog.honest.get()
        for count in 1...log.entries.count {
            let part = log.edited { entries, bodies in
                entries = Array(entries.prefix(count))
                let named = Set(entries.flatMap(\.event.bodies))
                bodies = bodies.filter { named.contains($0.key) }
            }
            #expect(LogAudit(try part.folder(step: 7), key: log.keyText).replay().findings.isEmpty)
        }
    }

    @Test func `without a trusted key the log stands, with a warning`() throws {
        let report = LogAudit(try RehearsedLog.honest.get().folder()).verify()
        #expect(report.isAccepted)
        #expect(report.findings.map(\.place) == ["key"])
    }

    @Test func `another key than the trusted one is refused`() throws {
        let (log, other) = (try RehearsedLog.honest.get(), try RehearsedLog())
        let report = LogAudit(try log.folder(), key: other.keyText).verify()
        #expect(report.findings.map(\.place) == ["key", "checkpoint"])
        #expect(LogAudit(try log.folder(), key: "nonsense").verify().findings.map(\.place) == ["--key"])
    }

    @Test func `files that do not belong are reported, and leftovers of smaller logs are not`() throws {
        let log = try RehearsedLog.honest.get()
        var folder = try log.folder(step: 3)
        let unknown = "body/00/\(String(repeating: "0", count: 64))"
        for path in [".DS_Store", "tile/0/000.p/250", "tile/9/000", unknown, "body/\(unknown.suffix(64))"] {
            folder.files[path] = [1]
        }
        let report = LogAudit(folder, key: log.keyText).verify()
        #expect(report.isAccepted)
        #expect(
            Set(report.findings.map(\.place))
                == [".DS_Store", "tile/0/000.p/250", "tile/9/000", unknown, "body/\(unknown.suffix(64))"]
        )
        folder.links = ["checkpoint"]
        #expect(!LogAudit(folder, key: log.keyText).verify().isAccepted)
    }

    @Test func `a file that is missing is named`() throws {
        let log = try RehearsedLog.honest.get()
        let folder = try log.folder(step: 1000)
        for path in folder.files.keys {
            var copy = folder
            copy.files[path] = nil
            let report = LogAudit(copy, key: log.keyText).verify()
            #expect(!report.isAccepted)
            #expect(report.findings.first?.place == path)
        }
    }

    @Test func `entries are shown with proofs`() throws {
        let log = try RehearsedLog.honest.get()
        let audit = LogAudit(try log.folder(), key: log.keyText)
        let listing = audit.entries()
        #expect(listing.entries.map(\.json) == log.entries.map(\.json))
        let one = try #require(audit.entries(at: 5).entries.first)
        #expect(one.index == 5 && one.kind == "study-approved" && one.summary.hasPrefix("site-a approves"))
        #expect(!one.proof.isEmpty)
        let proof = try EntryProof(bytes: one.proofFile)
        #expect(try proof.verify(entry: log.entries[5].bytes, with: log.signer.verifier).treeSize == log.entries.count)
        #expect(audit.entries(at: 1000).entries.isEmpty && audit.entries(at: 1000).findings.isEmpty)
    }
}
