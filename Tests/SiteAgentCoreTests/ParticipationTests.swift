import CanonicalEncoding
import Identity
import Rounds
import Study
import Synchronization
import Testing

@testable import SiteAgentCore

@Suite struct ParticipationTests {
    private func run(
        _ site: AdmittedSite,
        _ coordinator: CoordinatorDouble
    ) async throws -> ParticipationEnding? {
        let agent = site.agent(coordinator)
        _ = try await agent.approve(site.study.digest)
        return try await agent.participate(in: site.study.digest)
    }

    private func consortium(lies: CoordinatorDouble.Lies = .init()) throws -> (AdmittedSite, CoordinatorDouble) {
        let study = try SmallStudy.document()
        let key = SigningKey()
        let coordinator = CoordinatorDouble(study: study, key: key, others: AdmittedSite.others, lies: lies)
        return (try AdmittedSite(study: study, coordinator: key), coordinator)
    }

    @Test func `an approved study runs to its end, and the ledger has each body once with its receipt`() async throws {
        let (site, coordinator) = try consortium()
        let ending = try await run(site, coordinator)
        guard case .finished(_, let rounds) = ending else {
            Issue.record("\(String(describing: ending))")
            return
        }
        #expect(rounds == coordinator.acceptedBodies.count)
        #expect(try site.contributions.map(\.body) == coordinator.acceptedBodies)
        #expect(try site.contributions.allSatisfy { $0.sends == 1 && $0.receipt != nil && !$0.fields.isEmpty })
        #expect(try site.ledger.entries.map(\.kind).prefix(2) == [.enrolmentRequest, .approval])
        #expect(try site.store.read { try $0.sumCount(of: site.study.digest) } == rounds)
        let overview = try #require(try SiteOverview.all(in: site.store).first)
        #expect(overview.status == .finished)
        #expect(overview.frozenAt == 2000)
    }

    @Test func `the ledger has a contribution before it arrives`() async throws {
        let (site, coordinator) = try consortium()
        let store = site.store
        let missing = Mutex(0)
        coordinator.onSubmit { envelope in
            let isWritten = (try? EgressLedger(store).entries.contains { $0.body == envelope.body }) ?? false
            if !isWritten { missing.withLock { $0 += 1 } }
        }
        _ = try await run(site, coordinator)
        #expect(missing.withLock(\.self) == 0)
        #expect(coordinator.acceptedBodies.count > 3)
    }

    @Test func `killed at any boundary, a restart sends the same bytes`() async throws {
        let (whole, uninterrupted) = try consortium()
        let expected = try await run(whole, uninterrupted)
        for boundary in 1...uninterrupted.calls {
            let (site, coordinator) = try consortium()
            _ = try await site.agent(coordinator).approve(site.study.digest)
            coordinator.kill(at: boundary)
            await #expect(throws: Killed.self) {
                _ = try await site.agent(coordinator).participate(in: site.study.digest)
            }
            coordinator.kill(at: nil)
            let ending = try await site.agent(coordinator).participate(in: site.study.digest)
            #expect(ending == expected)
            #expect(coordinator.acceptedBodies == uninterrupted.acceptedBodies)
            #expect(try site.contributions.map(\.body) == uninterrupted.acceptedBodies)
            #expect(try site.contributions.allSatisfy { $0.receipt != nil })
            #expect(try site.contributions.reduce(0) { $0 + $1.sends } <= uninterrupted.acceptedBodies.count + 1)
        }
    }

    @Test func `rows that are extracted anew before the first round are the ones that are sent and frozen`()
        async throws
    {
        let other = AdmittedSite.cohort(seed: 9)
        let study = try SmallStudy.document()
        let key = SigningKey()
        let fresh = CoordinatorDouble(study: study, key: key, others: AdmittedSite.others)
        _ = try await run(AdmittedSite(study: study, coordinator: key, rows: other), fresh)
        let (site, coordinator) = try consortium()
        let store = site.store
        coordinator.onNextAsk { try AdmittedSite.replaceRows(other, of: study, in: store) }
        _ = try await run(site, coordinator)
        #expect(coordinator.acceptedBodies == fresh.acceptedBodies)
        #expect(try site.contributions.map(\.body) == fresh.acceptedBodies)
        #expect(try store.read { try $0.localCohort(of: study.digest) } == other)
    }

    @Test func `an approval that did not arrive is sent again and counted`() async throws {
        let (site, coordinator) = try consortium()
        coordinator.losesApprovals(true)
        await #expect(throws: LinkError.self) { _ = try await site.agent(coordinator).approve(site.study.digest) }
        coordinator.losesApprovals(false)
        try await site.agent(coordinator).sendApproval(of: site.study.digest)
        try await site.agent(coordinator).sendApproval(of: site.study.digest)
        #expect(coordinator.approvals.count == 1)
        #expect(try site.ledger.entries.filter { $0.kind == .approval }.map(\.sends) == [2])
    }

    @Test func `a finished analysis is finished when it is started again`() async throws {
        let (site, coordinator) = try consortium()
        let ending = try await run(site, coordinator)
        #expect(try await site.agent(coordinator).participate(in: site.study.digest) == ending)
        #expect(try site.contributions.allSatisfy { $0.sends == 1 })
    }

    @Test func `a study that was not approved is not answered`() async throws {
        let (site, coordinator) = try consortium()
        let agent = site.agent(coordinator)
        _ = try await agent.study(site.study.digest)
        await #expect(throws: SiteError.notApproved) { _ = try await agent.participate(in: site.study.digest) }
        #expect(coordinator.calls == 0)
    }

    @Test func `an approval is sent once and a second one is the same`() async throws {
        let (site, coordinator) = try consortium()
        let first = try await site.agent(coordinator).approve(site.study.digest)
        let second = try await site.agent(coordinator).approve(site.study.digest)
        #expect(first == second)
        #expect(coordinator.approvals == [first.json])
        #expect(first.isValid(by: site.identity.signingKey.verificationKey))
    }

    @Test func `a policy that objects keeps a study from being approved`() async throws {
        let (site, coordinator) = try consortium()
        let strict = SmallStudy.policy.replacing(
            "allow_plain_aggregation: true",
            with: "allow_plain_aggregation: false"
        )
        try DurableFile.write(Array(strict.utf8), to: site.folder.site.policy)
        await #expect(throws: SiteError.self) { _ = try await site.agent(coordinator).approve(site.study.digest) }
        #expect(coordinator.approvals.isEmpty)
        #expect(try site.ledger.entries.map(\.kind) == [.enrolmentRequest])
    }

    @Test func `a program that computes other features than at the approval stops the next round`() async throws {
        let (site, coordinator) = try consortium()
        _ = try await site.agent(coordinator).approve(site.study.digest)
        let old = try SiteApproval(
            study: site.study.digest,
            site: site.identity.site,
            policy: site.folder.site.loadPolicy().digest,
            extractor: SHA256Digest(hashing: [9]),
            approvedAt: 2000,
            signedBy: site.identity.signingKey
        )
        try site.store.transaction { try $0.save(old) }
        let ending = try await site.agent(coordinator).participate(in: site.study.digest)
        #expect(ending == .refused(.programChanged))
        #expect(try site.contributions.isEmpty)
        let renewed = try await site.agent(coordinator).approve(site.study.digest)
        #expect(renewed.extractor == FeatureProgram.digest)
    }

    @Test func `a policy that changed after the approval stops the next round`() async throws {
        let (site, coordinator) = try consortium()
        _ = try await site.agent(coordinator).approve(site.study.digest)
        let other = SmallStudy.policy.replacing("maximum_rounds: 100", with: "maximum_rounds: 99")
        try DurableFile.write(Array(other.utf8), to: site.folder.site.policy)
        let ending = try await site.agent(coordinator).participate(in: site.study.digest)
        #expect(ending == .refused(.policyChanged))
        #expect(try site.contributions.isEmpty)
    }

    @Test func `a cohort that is too small for the study sends nothing`() async throws {
        let study = try SmallStudy.document()
        let key = SigningKey()
        let coordinator = CoordinatorDouble(study: study, key: key, others: AdmittedSite.others)
        let site = try AdmittedSite(study: study, coordinator: key, rows: AdmittedSite.cohort(seed: 1, lesions: 3))
        _ = try await site.agent(coordinator).approve(study.digest)
        let ending = try await site.agent(coordinator).participate(in: study.digest)
        guard case .refused = ending else {
            Issue.record("\(String(describing: ending))")
            return
        }
        #expect(try site.contributions.isEmpty)
    }
}
