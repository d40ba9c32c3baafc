import CanonicalEncoding
import Identity
import Rounds
import Study
import Testing

@testable import SiteAgentCore

/// Whatever the coordinator changes about a round, the site notices before it sends.
@Suite struct LyingCoordinatorTests {
    /// A manifest with parts replaced.
    private static func manifest(
        _ manifest: RoundManifest,
        study: SHA256Digest? = nil,
        round: Int? = nil,
        step: String? = nil,
        state: SHA256Digest? = nil,
        previousSum: SHA256Digest?? = nil,
        aggregation: Aggregation? = nil,
        roster: [String]? = nil,
        quorum: Int? = nil,
        tensors: [RoundManifest.Tensor]? = nil
    ) -> RoundManifest {
        RoundManifest(
            identifier: RoundIdentifier(
                study: study ?? manifest.identifier.study,
                round: round ?? manifest.identifier.round,
                attempt: manifest.identifier.attempt
            ),
            step: step ?? manifest.step,
            state: state ?? manifest.state,
            previousSum: previousSum ?? manifest.previousSum,
            aggregation: aggregation ?? manifest.aggregation,
            roster: roster ?? manifest.roster,
            quorum: quorum ?? manifest.quorum,
            deadlineSeconds: manifest.deadlineSeconds,
            tensors: tensors ?? manifest.tensors
        )
    }

    /// Runs with a coordinator that lies from the third round on, and says how it ended and what was sent by then.
    private func ending(
        _ change: @escaping @Sendable (RoundManifest) -> RoundManifest
    ) async throws -> (ParticipationEnding?, sent: Int) {
        var lies = CoordinatorDouble.Lies()
        lies.manifest = { $0.identifier.round < 3 ? $0 : change($0) }
        return try await ending(lies)
    }

    private func ending(_ lies: CoordinatorDouble.Lies) async throws -> (ParticipationEnding?, sent: Int) {
        let study = try SmallStudy.document()
        let key = SigningKey()
        let coordinator = CoordinatorDouble(study: study, key: key, others: AdmittedSite.others, lies: lies)
        let site = try AdmittedSite(study: study, coordinator: key)
        let agent = site.agent(coordinator)
        _ = try await agent.approve(study.digest)
        let ending = try await agent.participate(in: study.digest)
        return (ending, try site.contributions.count)
    }

    private static let other = SHA256Digest(hashing: [1])

    @Test func `a round of another study is refused`() async throws {
        #expect(try await ending { Self.manifest($0, study: Self.other) } == (.refused(.otherStudy), 2))
    }

    @Test func `another state than the sums lead to is refused`() async throws {
        #expect(try await ending { Self.manifest($0, state: Self.other) } == (.refused(.otherState(round: 3)), 2))
    }

    @Test func `another step is refused`() async throws {
        let (ending, sent) = try await ending { Self.manifest($0, step: "newton") }
        guard case .refused(.otherTensors) = ending else {
            Issue.record("\(String(describing: ending))")
            return
        }
        #expect(sent == 2)
    }

    @Test func `a tensor more, a shape larger or a limit higher is refused`() async throws {
        let changes: [@Sendable ([RoundManifest.Tensor]) -> [RoundManifest.Tensor]] = [
            { $0 + [RoundManifest.Tensor(name: "everything", shape: [14, 2], limit: 1 << 50)] },
            { $0.map { RoundManifest.Tensor(name: $0.name, shape: $0.shape + [1], limit: $0.limit) } },
            { $0.map { RoundManifest.Tensor(name: $0.name, shape: $0.shape, limit: $0.limit + 1) } },
            { Array($0.dropLast()) },
        ]
        for change in changes {
            let (ending, sent) = try await ending { Self.manifest($0, tensors: change($0.tensors)) }
            guard case .refused(.otherTensors) = ending else {
                Issue.record("\(String(describing: ending))")
                return
            }
            #expect(sent == 2)
        }
    }

    @Test func `a round out of order is refused`() async throws {
        for round in [1, 4, 40] {
            let (ending, sent) = try await ending { Self.manifest($0, round: round) }
            guard case .refused = ending else {
                Issue.record("\(String(describing: ending))")
                return
            }
            #expect(sent == 2)
        }
    }

    @Test func `a sum over other sites is refused`() async throws {
        let more = try await ending { Self.manifest($0, roster: $0.roster + ["site-d"]) }
        #expect(more == (.refused(.otherRoster), 2))
        let fewer = try await ending { Self.manifest($0, roster: Array($0.roster.prefix(2))) }
        #expect(fewer == (.refused(.tooFewSites(found: 2, minimum: 3)), 2))
        let without = try await ending { Self.manifest($0, roster: ["site-b", "site-c", "site-d"]) }
        #expect(without == (.refused(.notOnRoster), 2))
    }

    @Test func `another aggregation or quorum than the study's is refused`() async throws {
        let secure = try await ending { Self.manifest($0, aggregation: .secure) }
        #expect(secure == (.refused(.otherTerms("way of adding up (secure)")), 2))
        let quorum = try await ending { Self.manifest($0, quorum: 1) }
        #expect(quorum == (.refused(.otherTerms("quorum (1)")), 2))
    }

    @Test func `a sum that is not the one named is refused`() async throws {
        var lies = CoordinatorDouble.Lies()
        lies.sum = { body in
            var body = body
            body[body.count - 8] ^= 1
            return body
        }
        #expect(try await ending(lies) == (.refused(.otherSum), 1))
        let missing = try await ending { Self.manifest($0, previousSum: .some(nil)) }
        #expect(missing == (.refused(.otherSum), 2))
    }

    @Test func `a receipt by another key, for another round or for another body is refused`() async throws {
        let site = CoordinatorDouble.site
        var forged = CoordinatorDouble.Lies()
        forged.receipt = { receipt, _ in
            try ContributionReceipt(
                identifier: receipt.identifier,
                site: site,
                body: receipt.body,
                signedBy: SigningKey()
            )
        }
        #expect(try await ending(forged) == (.refused(.badReceipt), 1))
        var earlier = CoordinatorDouble.Lies()
        earlier.receipt = { receipt, key in
            let identifier = RoundIdentifier(study: receipt.identifier.study, round: 9, attempt: 1)
            return try ContributionReceipt(identifier: identifier, site: site, body: receipt.body, signedBy: key)
        }
        #expect(try await ending(earlier) == (.refused(.badReceipt), 1))
        var otherBody = CoordinatorDouble.Lies()
        otherBody.receipt = { receipt, key in
            try ContributionReceipt(identifier: receipt.identifier, site: site, body: Self.other, signedBy: key)
        }
        #expect(try await ending(otherBody) == (.refused(.otherBodyStands), 1))
    }

    @Test func `a result that does not follow from the sums is refused`() async throws {
        var lies = CoordinatorDouble.Lies()
        lies.result = { _ in Self.other }
        let (ending, _) = try await ending(lies)
        #expect(ending == .refused(.otherResult))
    }
}
