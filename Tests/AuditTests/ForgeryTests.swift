import Audit
import CanonicalEncoding
import Identity
import Rounds
import Study
import Testing

/// Logs whose every hash and signature of the log is right, by someone who holds the log's key.
@Suite struct ForgeryTests {
    private func findings(_ log: RehearsedLog) throws -> [Finding] {
        LogAudit(try log.folder(), key: log.keyText).verify().findings
    }

    private func index(of kind: String, _ number: Int = 1, in log: RehearsedLog) throws -> Int {
        let indices = log.entries.indices.filter { log.entries[$0].event.kind == kind }
        return try #require(indices.count >= number ? indices[number - 1] : nil)
    }

    // MARK: Numbers, found by replay

    private func expectReplayFinds(_ plot: RehearsedLog.Plot, at kind: String, _ number: Int, _ what: String) throws {
        let log = try RehearsedLog(plot)
        let audit = LogAudit(try log.folder(), key: log.keyText)
        #expect(audit.verify().findings.isEmpty)
        let findings = audit.replay().findings
        #expect(findings.count == 1)
        #expect(findings.first?.place == "entry \(try index(of: kind, number, in: log)) (\(kind))")
        #expect(findings.first?.what.contains(what) == true, "\(findings)")
    }

    @Test func `a wrong sum is named, with the number that is wrong`() throws {
        try expectReplayFinds(.init(wrongSumInRound: 2), at: "round-closed", 2, "the contributions add up to")
    }

    @Test func `a changed state digest is named`() throws {
        try expectReplayFinds(.init(wrongStateInRound: 3), at: "round-closed", 3, "its next state is")
    }

    @Test func `another step than the next one is named`() throws {
        try expectReplayFinds(.init(wrongStepInRound: 3), at: "round-opened", 3, "class-squares-of-everybody")
    }

    @Test func `a changed result is named`() throws {
        try expectReplayFinds(.init(wrongResult: true), at: "analysis-finished", 1, "at cohort")
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func `sites that send nonsense lead to nonsense, and to the same nonsense again`(seed: UInt64) throws {
        let log = try RehearsedLog(.init(noise: seed))
        #expect(LogAudit(try log.folder(), key: log.keyText).replay().findings.isEmpty)
    }

    @Test func `a log that does not verify is not replayed`() throws {
        let log = try RehearsedLog.honest.get()
        let cut = try log.edited { entries, _ in entries.remove(at: try index(of: "round-closed", 2, in: log)) }
        let replay = LogAudit(try cut.folder(), key: log.keyText).replay()
        #expect(!replay.isAccepted && replay.studies.isEmpty)
    }

    // MARK: Order, found by verify

    @Test(arguments: 0..<45)
    func `no entry can be left out`(index: Int) throws {
        let log = try RehearsedLog.honest.get()
        guard index < log.entries.count - 1 else { return }
        let cut = log.edited { entries, _ in entries.remove(at: index) }
        #expect(try !findings(cut).areAcceptable)
    }

    @Test func `no two neighbouring entries can change places, but those whose order means nothing`() throws {
        let log = try RehearsedLog.honest.get()
        for index in log.entries.indices.dropLast() {
            let kinds = [log.entries[index].event.kind, log.entries[index + 1].event.kind]
            let swapped = log.edited { entries, _ in
                let times = (entries[index].time, entries[index + 1].time)
                let events = (entries[index].event, entries[index + 1].event)
                entries[index] = LogEntry(time: times.0, event: events.1)
                entries[index + 1] = LogEntry(time: times.1, event: events.0)
            }
            let isFree = Set(kinds).count == 1 || Set(kinds) == ["site-admitted", "study-published"]
            #expect(try findings(swapped).areAcceptable == isFree, "\(kinds)")
        }
    }

    @Test func `a skipped round is named`() throws {
        let log = try RehearsedLog.honest.get()
        let (start, end) = (try index(of: "round-opened", 3, in: log), try index(of: "round-opened", 4, in: log))
        let cut = log.edited { entries, _ in entries.removeSubrange(start..<end) }
        let findings = try findings(cut)
        let first = try #require(findings.first { $0.severity == .error })
        #expect(first.place == "entry \(start) (round-opened)")
        #expect(first.what == "opens round 4; round 3 comes next")
    }

    @Test func `a contribution by a site that is not admitted is named`() throws {
        let log = try RehearsedLog.honest.get()
        let index = try index(of: "contribution-accepted", 3, in: log)
        let stranger = SigningKey()
        let forged = try log.edited { entries, bodies in
            guard case .roundOpened(let manifest) = entries[index - 3].event else { return }
            let body = Array("anything".utf8)
            let envelope = try ContributionEnvelope(
                answering: manifest,
                site: "mallory",
                body: body,
                signedBy: stranger
            )
            bodies[envelope.body] = body
            entries[index] = LogEntry(time: entries[index].time, event: .contributionAccepted(envelope))
        }
        let first = try #require(try findings(forged).first)
        #expect(first.place == "entry \(index) (contribution-accepted)")
        #expect(first.what == "mallory is not on the round's roster")
        #expect(try findings(forged).contains { $0.what == "mallory is not admitted" })
    }

    @Test func `a contribution that its site did not sign is named`() throws {
        let log = try RehearsedLog.honest.get()
        let index = try index(of: "contribution-accepted", 2, in: log)
        let forged = try log.edited { entries, _ in
            guard case .contributionAccepted(let envelope) = entries[index].event,
                case .roundOpened(let manifest) = entries[index - 2].event,
                let body = log.bodies[envelope.body]
            else { return }
            let other = try ContributionEnvelope(
                answering: manifest,
                site: envelope.site,
                body: body,
                signedBy: SigningKey()
            )
            entries[index] = LogEntry(time: entries[index].time, event: .contributionAccepted(other))
        }
        #expect(
            try findings(forged) == [
                Finding(
                    .error,
                    at: "entry \(index) (contribution-accepted)",
                    "is not signed with the key that site-b was admitted with"
                )
            ]
        )
    }

    @Test func `an answer of a revoked site is named, unless it was revoked while the round was open`() throws {
        let log = try RehearsedLog.honest.get()
        let revoked = LogEvent.siteRevoked(
            site: "site-b",
            certificate: SHA256Digest(hashing: Array("site-b".utf8)),
            reason: "keys lost"
        )
        let opened = try index(of: "round-opened", 2, in: log)
        for (offset, round) in [(0, 2), (1, 3)] {
            let changed = log.edited { entries, _ in
                entries.insert(LogEntry(time: entries[opened].time, event: revoked), at: opened + offset)
            }
            let first = try #require(try findings(changed).first)
            #expect(first.what == "site-b is not admitted")
            let answer = try index(of: "contribution-accepted", 3 * round - 1, in: changed)
            #expect(first.place == "entry \(answer) (contribution-accepted)")
        }
    }

    @Test func `time never goes back`() throws {
        let log = try RehearsedLog.honest.get()
        let changed = log.edited { entries, _ in entries[9] = LogEntry(time: 1_700_000_000, event: entries[9].event) }
        let findings = try findings(changed)
        #expect(findings.count == 1 && findings[0].what.contains("is before that of an earlier entry"))
    }

    @Test func `entries of another spelling, version or kind are named`() throws {
        let log = try RehearsedLog.honest.get()
        let bytes = log.entries.map(\.bytes)
        let text = String(decoding: bytes[2], as: UTF8.self)
        for changed in [
            " " + text, text + "\n", text.replacing("\"version\":1", with: "\"version\":2"),
            text.replacing("site-admitted", with: "site-adopted"), text.replacing("\"site\"", with: "\"sita\""), "{}",
            "", "null",
        ] {
            #expect(changed != text)
            var leaves = bytes
            leaves[2] = Array(changed.utf8)
            let findings = LogAudit(try log.folder(leaves: leaves), key: log.keyText).verify().findings
            #expect(findings.first?.place == "entry 2")
        }
    }

    @Test func `a study that its sponsor did not sign and an approval of another study are named`() throws {
        let log = try RehearsedLog.honest.get()
        let published = try index(of: "study-published", in: log)
        let approved = try index(of: "study-approved", in: log)
        let changed = log.edited { entries, _ in
            if case .studyPublished(let study, let key, _) = entries[published].event {
                let event = LogEvent.studyPublished(
                    study: study,
                    sponsorKey: key,
                    signature: [UInt8](repeating: 0, count: 64)
                )
                entries[published] = LogEntry(time: entries[published].time, event: event)
            }
            if case .studyApproved(let study, _, let approval) = entries[approved].event {
                let event = LogEvent.studyApproved(study: study, site: "site-b", approval: approval)
                entries[approved] = LogEntry(time: entries[approved].time, event: event)
            }
        }
        let findings = try findings(changed)
        #expect(findings.contains { $0.place.hasPrefix("entry \(published) ") && $0.what.contains("signature") })
        #expect(findings.contains { $0.place.hasPrefix("entry \(approved) ") && $0.what.contains("by site-a") })
    }

    @Test func `an analysis over sites whose programs compute other features is named`() throws {
        let log = try RehearsedLog.honest.get()
        let approved = try index(of: "study-approved", in: log)
        let opened = try index(of: "analysis-opened", in: log)
        let other = try log.approval(by: "site-a", extractor: SHA256Digest(hashing: [4]))
        let changed = log.edited { entries, _ in
            if case .studyApproved(let study, let site, _) = entries[approved].event {
                let event = LogEvent.studyApproved(study: study, site: site, approval: other.json)
                entries[approved] = LogEntry(time: entries[approved].time, event: event)
            }
        }
        let findings = try findings(changed)
        #expect(findings.count == 1)
        #expect(findings.contains { $0.place.hasPrefix("entry \(opened) ") && $0.what.contains("different values") })
    }

    @Test func `an empty log and a log of another origin are refused`() throws {
        let log = try RehearsedLog.honest.get()
        #expect(
            try findings(log.edited { entries, bodies in (entries, bodies) = ([], [:]) }).map(\.place) == ["entry 0"]
        )
        let foreign = log.edited { entries, _ in
            guard case .logOpened(_, let name, let root, let key) = entries[0].event else { return }
            let event = LogEvent.logOpened(
                origin: "other",
                consortium: name,
                rootCertificate: root,
                coordinatorKey: key
            )
            entries[0] = LogEntry(time: entries[0].time, event: event)
        }
        #expect(try findings(foreign).map(\.place) == ["entry 0 (log-opened)"])
    }
}
