import CanonicalEncoding
import FederatedAnalysis
import Foundation
import GRDB
import Identity
import Rounds
import Study
import TestSupport
import Testing
import TransparencyLog

@testable import CoordinatorCore

@Suite struct CoordinatorTests {
    @Test func `an analysis runs to its result, and the result has the fitted signature`() async throws {
        let rehearsal = try Rehearsal()
        let coordinator = try await rehearsal.startCoordinator()
        try await rehearsal.begin(with: coordinator)
        while try await rehearsal.answer(coordinator) > 0 {}
        let bytes = try #require(try await rehearsal.result(coordinator))
        let result = try AnalysisResult(json: JSONValue(canonical: bytes))
        #expect(result.cohort.lesions == 48)
        #expect(result.signatures.map(\.name) == ["t2w", "mean"])
        let outcome = try rehearsal.consortium().outcome(of: rehearsal.document.digest)
        #expect(outcome.result == result)
        #expect(outcome.approvals.count == 3)
    }

    @Test func `a coordinator that is restarted after every answer ends in the same bits`() async throws {
        let smooth = try Rehearsal()
        let one = try await smooth.startCoordinator()
        try await smooth.begin(with: one)
        while try await smooth.answer(one) > 0 {}

        let rough = try Rehearsal()
        var coordinator = try await rough.startCoordinator()
        try await rough.begin(with: coordinator)
        var isDone = false
        while !isDone {
            isDone = true
            for site in rough.sites.reversed() {
                coordinator = try await rough.startCoordinator()
                if try await rough.answer(coordinator, from: [site.name]) > 0 { isDone = false }
            }
        }
        coordinator = try await rough.startCoordinator()
        let bits = try #require(try await rough.result(coordinator))
        #expect(try await smooth.result(one) == bits)
    }

    @Test func `the first answer of a site stands and gets the same receipt again, even rounds later`() async throws {
        let rehearsal = try Rehearsal()
        let coordinator = try await rehearsal.startCoordinator()
        try await rehearsal.begin(with: coordinator)
        let site = rehearsal.sites[0]
        guard
            case .round(let manifest) = try await coordinator.offer(
                study: rehearsal.document.digest,
                to: site.name,
                wait: 0
            )
        else { throw Refusal(.roundNotOpen, "no round") }
        try await site.follow(manifest, coordinator, rehearsal.document)
        let (envelope, body) = try site.contribution(to: manifest, rehearsal.document)
        let receipt = try await coordinator.receive(envelope, body: body, from: site.name)
        #expect(try await coordinator.receive(envelope, body: body, from: site.name) == receipt)
        #expect(receipt.isSigned(by: try rehearsal.consortium().signingKey.verificationKey))

        let other = try ContributionEnvelope(answering: manifest, site: site.name, body: [1], signedBy: site.key)
        #expect(try await coordinator.receive(other, body: [1], from: site.name).body == receipt.body)

        while try await rehearsal.answer(coordinator) > 0 {}
        #expect(try await coordinator.receive(envelope, body: body, from: site.name) == receipt)
    }

    @Test func `a deadline with a quorum goes on without the missing site, which is told so`() async throws {
        let rehearsal = try Rehearsal(siteCount: 4, quorum: 3)
        let coordinator = try await rehearsal.startCoordinator()
        try await rehearsal.begin(with: coordinator)
        let present: Set<String> = ["site-0", "site-1", "site-2"]
        #expect(try await rehearsal.answer(coordinator, from: present) == 3)
        rehearsal.clock.advance(by: 59)
        try await coordinator.tick()
        #expect(try await rehearsal.answer(coordinator, from: present) == 0, "the round is still open")
        rehearsal.clock.advance(by: 2)
        try await coordinator.tick()
        #expect(try await rehearsal.answer(coordinator, from: present) == 3, "the next round is open")
        guard
            case .stopped(let reason) = try await coordinator.offer(
                study: rehearsal.document.digest,
                to: "site-3",
                wait: 0
            )
        else {
            Issue.record("the missing site should be told that it is out")
            return
        }
        #expect(reason.contains("missed a deadline"))
        while try await rehearsal.answer(coordinator, from: present) > 0 {}
        #expect(try await rehearsal.result(coordinator) != nil)
    }

    @Test func `a deadline without a quorum asks again, and stops after three attempts`() async throws {
        let rehearsal = try Rehearsal()
        let coordinator = try await rehearsal.startCoordinator()
        try await rehearsal.begin(with: coordinator)
        for attempt in 1...3 {
            guard
                case .round(let manifest) = try await coordinator.offer(
                    study: rehearsal.document.digest,
                    to: "site-0",
                    wait: 0
                )
            else {
                Issue.record("attempt \(attempt) should be open")
                return
            }
            #expect(manifest.identifier.attempt == attempt)
            try await rehearsal.answer(coordinator, from: ["site-0"])
            rehearsal.clock.advance(by: 61)
            try await coordinator.tick()
        }
        guard
            case .stopped = try await coordinator.offer(study: rehearsal.document.digest, to: "site-0", wait: 0)
        else {
            Issue.record("the analysis should have stopped")
            return
        }
        #expect(throws: CoordinatorError.self) {
            try rehearsal.consortium().outcome(of: rehearsal.document.digest)
        }
    }

    @Test func `what is not a site's to say is refused with its code, and nothing is stored`() async throws {
        let rehearsal = try Rehearsal()
        let coordinator = try await rehearsal.startCoordinator()
        try await rehearsal.begin(with: coordinator)
        let (one, two) = (rehearsal.sites[0], rehearsal.sites[1])
        guard
            case .round(let manifest) = try await coordinator.offer(
                study: rehearsal.document.digest,
                to: one.name,
                wait: 0
            )
        else { throw Refusal(.roundNotOpen, "no round") }
        let (envelope, body) = try one.contribution(to: manifest, rehearsal.document)
        func code(_ envelope: ContributionEnvelope, _ body: [UInt8], from site: String) async throws -> RefusalCode? {
            do {
                _ = try await coordinator.receive(envelope, body: body, from: site)
                return nil
            } catch let refusal as Refusal {
                return refusal.code
            }
        }
        #expect(try await code(envelope, body, from: two.name) == .otherSite)
        let forged = try ContributionEnvelope(answering: manifest, site: one.name, body: body, signedBy: two.key)
        #expect(try await code(forged, body, from: one.name) == .badSignature)
        #expect(try await code(envelope, body + [0], from: one.name) == .malformedBody)
        let garbage = try ContributionEnvelope(answering: manifest, site: one.name, body: [7], signedBy: one.key)
        #expect(try await code(garbage, [7], from: one.name) == .malformedBody)
        #expect(try rehearsal.consortium().status().studies[0].open?.answered == [])
        #expect(try await code(envelope, body, from: one.name) == nil)
    }

    @Test func `a revoked site is refused from the next tick on, and a replaced certificate at once`() async throws {
        let rehearsal = try Rehearsal()
        let coordinator = try await rehearsal.startCoordinator()
        let consortium = try rehearsal.consortium()
        let site = rehearsal.sites[0]
        let first = try PeerCertificate(pem: consortium.approve(site.request).certificatePEM)
        try await coordinator.tick()
        #expect(try await coordinator.admit(first) == site.name)
        let second = try PeerCertificate(pem: consortium.approve(site.request).certificatePEM)
        try await coordinator.tick()
        await #expect(throws: Refusal.self) { try await coordinator.admit(first) }
        #expect(try await coordinator.admit(second) == site.name)
        try consortium.revoke(site: site.name, reason: "a test")
        try await coordinator.tick()
        await #expect(throws: Refusal.self) { try await coordinator.admit(second) }
        #expect(throws: CoordinatorError.self) {
            _ = try consortium.approve(EnrolmentRequest.create(site: "site-1").request)
            _ = try consortium.approve(EnrolmentRequest.create(site: "site-1").request)
        }
    }

    @Test func `the log's files are the database's entries, and are made again when they are lost`() async throws {
        let rehearsal = try Rehearsal()
        let coordinator = try await rehearsal.startCoordinator()
        try await rehearsal.begin(with: coordinator)
        while try await rehearsal.answer(coordinator) > 0 {}
        try await coordinator.tick()
        let consortium = try rehearsal.consortium()
        let entries = try consortium.store.read { try $0.entries(from: 0) }
        let reader = LogReader(FolderLogFiles(root: rehearsal.folder.log), verifier: consortium.logVerifier)
        #expect(try reader.load().entries == entries)
        #expect(entries.count > 20)

        let checkpoint = try FolderLogFiles(root: rehearsal.folder.log).read("checkpoint")
        try FileManager.default.removeItem(at: rehearsal.folder.log.appendingPathComponent("tile"))
        _ = try await rehearsal.startCoordinator()
        #expect(try reader.load().entries == entries)
        #expect(try FolderLogFiles(root: rehearsal.folder.log).read("checkpoint") == checkpoint)
    }

    @Test func `a study begins only with enough approvals, and only once`() async throws {
        let rehearsal = try Rehearsal()
        let coordinator = try await rehearsal.startCoordinator()
        let consortium = try rehearsal.consortium()
        for site in rehearsal.sites { _ = try consortium.approve(site.request) }
        _ = try consortium.publish(rehearsal.document)
        _ = try consortium.publish(rehearsal.document)
        #expect(try consortium.status().studies.count == 1)
        for site in rehearsal.sites.prefix(2) {
            try await coordinator.receive(site.approval(of: rehearsal.document), from: site.name)
        }
        #expect(throws: CoordinatorError.self) { try consortium.begin(rehearsal.document.digest) }
        try await coordinator.receive(rehearsal.sites[2].approval(of: rehearsal.document), from: "site-2")
        let roster = try consortium.begin(rehearsal.document.digest)
        let entries = try consortium.status().logEntries
        #expect(try consortium.begin(rehearsal.document.digest) == roster)
        #expect(try consortium.status().logEntries == entries)
    }

    @Test func `sites whose programs compute other features do not begin, and may update and approve again`()
        async throws
    {
        let rehearsal = try Rehearsal()
        let coordinator = try await rehearsal.startCoordinator()
        let consortium = try rehearsal.consortium()
        for site in rehearsal.sites { _ = try consortium.approve(site.request) }
        _ = try consortium.publish(rehearsal.document)
        for site in rehearsal.sites.dropLast() {
            try await coordinator.receive(site.approval(of: rehearsal.document), from: site.name)
        }
        let last = try #require(rehearsal.sites.last)
        let old = try last.approval(of: rehearsal.document, extractor: SHA256Digest(hashing: [4]))
        try await coordinator.receive(old, from: last.name)
        let error = #expect(throws: CoordinatorError.self) { try consortium.begin(rehearsal.document.digest) }
        #expect(error?.description.contains("\(last.name) (self-test") == true)
        try await coordinator.receive(last.approval(of: rehearsal.document), from: last.name)
        #expect(try consortium.begin(rehearsal.document.digest).contains(last.name))
        #expect(try consortium.status().studies.first?.approvals.count == rehearsal.sites.count)
        let entries = try consortium.status().logEntries
        try await coordinator.receive(old, from: last.name)
        #expect(try consortium.status().logEntries == entries)
    }

    @Test func `a site is given sums and results, but never another site's contribution`() async throws {
        let rehearsal = try Rehearsal()
        let coordinator = try await rehearsal.startCoordinator()
        try await rehearsal.begin(with: coordinator)
        try await rehearsal.answer(coordinator)
        let entries = try rehearsal.consortium().store.read { try $0.entries(from: 0) }
        var (contributions, sums) = (0, 0)
        for entry in entries {
            switch try LogEntry(json: JSONValue(canonical: entry)).event {
            case .contributionAccepted(let envelope):
                await #expect(throws: Refusal.self) { try await coordinator.body(envelope.body) }
                contributions += 1
            case .roundClosed(_, _, _, let sum, _):
                #expect(try await !coordinator.body(sum).isEmpty)
                sums += 1
            default: break
            }
        }
        #expect(contributions == 3 && sums == 1)
    }

    @Test func `a database that was put back from an old backup does not shorten the log`() async throws {
        let rehearsal = try Rehearsal()
        let restored = CoordinatorFolder(
            FileManager.default.temporaryDirectory.appendingPathComponent("restored-\(UUID().uuidString)")
        )
        defer { try? FileManager.default.removeItem(at: restored.root) }
        try FileManager.default.createDirectory(at: restored.root, withIntermediateDirectories: true)
        let old = try DatabaseQueue(path: restored.database.path)
        try rehearsal.consortium().store.queue.backup(to: old)
        try old.close()
        let coordinator = try await rehearsal.startCoordinator()
        try await rehearsal.begin(with: coordinator)
        try FileManager.default.copyItem(at: rehearsal.folder.log, to: restored.log)
        try FileManager.default.copyItem(at: rehearsal.folder.keys, to: restored.keys)
        try FileManager.default.copyItem(at: rehearsal.folder.settings, to: restored.settings)

        let consortium = try Consortium(restored)
        let checkpoint = try consortium.projection.file("checkpoint")
        #expect(throws: CoordinatorError.self) { try consortium.projection.rebuild(consortium.store) }
        #expect(throws: CoordinatorError.self) { try consortium.projection.project(consortium.store) }
        #expect(try consortium.projection.file("checkpoint") == checkpoint)
    }

    @Test func `a clock that is put back does not put the log's time back`() async throws {
        let rehearsal = try Rehearsal()
        let consortium = try rehearsal.consortium()
        rehearsal.clock.advance(by: 1000)
        _ = try consortium.approve(rehearsal.sites[0].request)
        rehearsal.clock.advance(by: -900)
        _ = try consortium.approve(rehearsal.sites[1].request)
        let times = try consortium.store.read { try $0.entries(from: 0) }.map {
            try LogEntry(json: JSONValue(canonical: $0)).time
        }
        #expect(times == times.sorted() && Set(times).count == 2)
    }

    @Test func `two servers cannot run in one folder`() throws {
        let rehearsal = try Rehearsal()
        let lock = try ServerLock(rehearsal.folder)
        #expect(throws: CoordinatorError.self) { try ServerLock(rehearsal.folder) }
        withExtendedLifetime(lock) {}
        _ = consume lock
        _ = try ServerLock(rehearsal.folder)
    }

    @Test func `a server that has ended leaves its lock with no child process`() throws {
        let rehearsal = try Rehearsal()
        let lock = try ServerLock(rehearsal.folder)
        let child = try LateChild(holding: rehearsal.folder.serverLock)
        #expect(child.count == 1)
        withExtendedLifetime(lock) {}
        _ = consume lock
        _ = try ServerLock(rehearsal.folder)
        withExtendedLifetime(child) {}
    }

    @Test func `init never overwrites a consortium`() throws {
        let rehearsal = try Rehearsal()
        let keys = try Consortium.text(rehearsal.folder.signingKey)
        let settings = try rehearsal.consortium().settings
        #expect(throws: CoordinatorError.self) {
            try Consortium.initialise(rehearsal.folder, settings: settings, time: 1_700_000_000)
        }
        #expect(try Consortium.text(rehearsal.folder.signingKey) == keys)
        let mode = try FileManager.default.attributesOfItem(atPath: rehearsal.folder.signingKey.path)
        #expect(mode[.posixPermissions] as? Int == 0o600)
    }
}
