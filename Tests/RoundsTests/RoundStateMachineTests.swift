import CanonicalEncoding
import Identity
import Testing

@testable import Rounds

@Suite struct RoundStateMachineTests {
    static let key = SigningKey()

    static func manifest(round: Int = 1, roster: [String] = ["a", "b", "c"], quorum: Int = 2) -> RoundManifest {
        RoundManifest(
            identifier: RoundIdentifier(study: SHA256Digest(hashing: [1]), round: round, attempt: 1),
            step: "newton",
            state: SHA256Digest(hashing: [2]),
            previousSum: nil,
            aggregation: .plain,
            roster: roster,
            quorum: quorum,
            deadlineSeconds: 60,
            tensors: [.init(name: "t", shape: [2, 3], limit: 1 << 57)]
        )
    }

    static func envelope(
        from site: String,
        body: [UInt8] = [7],
        to manifest: RoundManifest = manifest()
    ) throws -> ContributionEnvelope {
        try ContributionEnvelope(answering: manifest, site: site, body: body, signedBy: key)
    }

    @Test(arguments: [["a", "b", "c"], ["c", "a", "b"], ["b", "c", "a"]])
    func `a round is complete when every site has answered, in whatever order`(order: [String]) throws {
        var machine = RoundStateMachine(manifest: Self.manifest())
        for (index, site) in order.enumerated() {
            #expect(machine.awaits(site))
            let receipt = machine.receive(try Self.envelope(from: site))
            #expect(receipt == .accept(completes: index == 2))
            #expect(!machine.awaits(site))
        }
        #expect(machine.isComplete && machine.answered == ["a", "b", "c"] && machine.awaited == [])
    }

    @Test func `the first answer of a site stands`() throws {
        var machine = RoundStateMachine(manifest: Self.manifest())
        let first = try Self.envelope(from: "a", body: [1])
        #expect(machine.receive(first) == .accept(completes: false))
        let after = machine
        #expect(machine.receive(try Self.envelope(from: "a", body: [2])) == .repeatReceipt(body: first.body))
        #expect(machine == after, "nothing changed")
    }

    @Test func `what is not for this round is refused with its reason and changes nothing`() throws {
        var machine = RoundStateMachine(manifest: Self.manifest())
        let before = machine
        #expect(machine.receive(try Self.envelope(from: "z")) == .refuse(.notOnRoster))
        let later = Self.manifest(round: 2)
        #expect(machine.receive(try Self.envelope(from: "a", to: later)) == .refuse(.roundNotOpen))
        let other = Self.manifest(quorum: 3)
        #expect(machine.receive(try Self.envelope(from: "a", to: other)) == .refuse(.otherManifest))
        #expect(machine.receive(try Self.envelope(from: "a"), stage: .keys) == .refuse(.roundNotOpen))
        #expect(machine == before)
        machine.close()
        #expect(machine.receive(try Self.envelope(from: "a")) == .refuse(.roundNotOpen))
    }

    @Test func `at the deadline a quorum closes the round and names who is missing`() throws {
        var machine = RoundStateMachine(manifest: Self.manifest())
        _ = machine.receive(try Self.envelope(from: "c"))
        #expect(machine.deadlinePassed() == .abandon(answered: ["c"]))
        _ = machine.receive(try Self.envelope(from: "a"))
        #expect(machine.deadlinePassed() == .close(sites: ["a", "c"], missing: ["b"]))
        machine.close()
        #expect(machine.deadlinePassed() == .nothing)
    }

    @Test func `a round that is reopened with stored answers goes on as if it had never stopped`() throws {
        var machine = RoundStateMachine(manifest: Self.manifest())
        let answer = try Self.envelope(from: "b")
        _ = machine.receive(answer)
        #expect(RoundStateMachine(manifest: Self.manifest(), answers: ["b": answer.body]) == machine)
    }

    @Test func `plain aggregation is the degenerate case of secure aggregation's five stages`() {
        #expect(Aggregation.plain.stages == [.input])
        #expect(Aggregation.secure.stages == [.keys, .shares, .input, .consistency, .unmasking])
    }
}
