import CanonicalEncoding
import Identity
import Testing

@testable import Rounds

@Suite struct MessageTests {
    private static let key = SigningKey()
    private static let manifest = RoundStateMachineTests.manifest()
    private static let digest = SHA256Digest(hashing: [9])

    private static func messages() throws -> [(any JSONRepresentable & Hashable)] {
        let envelope = try ContributionEnvelope(answering: manifest, site: "a", body: [1, 2], signedBy: key)
        let offers: [RoundOffer] = [
            .round(manifest), .waiting(reason: "2 of 3", closedRounds: 4),
            .finished(result: digest, lastSum: digest, rounds: 5), .stopped(reason: "why"),
        ]
        let events: [LogEvent] = [
            .logOpened(origin: "o", consortium: "c", rootCertificate: digest, coordinatorKey: [1]),
            .siteAdmitted(site: "a", certificate: digest, signingKey: [2]),
            .siteRevoked(site: "a", certificate: digest, reason: "r"),
            .studyPublished(study: digest, sponsorKey: [3], signature: [4]),
            .studyApproved(study: digest, site: "a", approval: .object(["x": .integer(1)])),
            .analysisOpened(study: digest, roster: ["a"], state: digest), .roundOpened(manifest),
            .contributionAccepted(envelope),
            .roundClosed(manifest.identifier, sites: ["a"], missing: ["b"], sum: digest, nextState: digest),
            .roundAbandoned(manifest.identifier, answered: [], reason: "r"),
            .analysisFinished(study: digest, rounds: 1, state: digest, result: digest),
            .analysisStopped(study: digest, reason: "r"),
        ]
        let receipt = try ContributionReceipt(
            identifier: manifest.identifier,
            site: "a",
            body: digest,
            signedBy: key
        )
        return [
            manifest, envelope, receipt, StudyOffer(study: digest, name: "n", version: 1, status: "running"),
            Refusal(.badSignature, "m"),
        ] + offers + events.map { LogEntry(time: 1, event: $0) }
    }

    private static func read<Message: JSONRepresentable & Hashable>(
        _ json: JSONValue,
        like message: Message
    ) throws -> Message {
        try Message(json: json)
    }

    @Test func `every message reads back as itself from its canonical bytes`() throws {
        for message in try Self.messages() {
            let json = try JSONValue(canonical: message.json.canonicalBytes)
            #expect(AnyHashable(try Self.read(json, like: message)) == AnyHashable(message))
        }
    }

    @Test func `an unknown field in any message is refused, and so is a missing one`() throws {
        for message in try Self.messages() {
            guard case .object(var members) = message.json else {
                Issue.record("a message is an object")
                continue
            }
            members["surprise"] = .integer(1)
            #expect(throws: JSONError.self) { try Self.read(.object(members), like: message) }
            members["surprise"] = nil
            for name in members.keys {
                var fewer = members
                fewer[name] = nil
                #expect(throws: JSONError.self, "without \(name)") { try Self.read(.object(fewer), like: message) }
            }
        }
    }

    @Test func `an entry of a later version is refused, not guessed`() throws {
        let entry = LogEntry(time: 1, event: .analysisStopped(study: Self.digest, reason: "r"))
        guard case .object(var members) = entry.json else { return }
        members["version"] = .integer(2)
        #expect(throws: JSONError.self) { try LogEntry(json: .object(members)) }
    }

    @Test func `an envelope holds for its site, manifest and body only`() throws {
        let envelope = try ContributionEnvelope(answering: Self.manifest, site: "a", body: [1], signedBy: Self.key)
        #expect(envelope.isSigned(by: Self.key.verificationKey))
        #expect(!envelope.isSigned(by: SigningKey().verificationKey))
        guard case .object(let members) = envelope.json else { return }
        for (name, value) in [
            ("site", JSONValue.string("b")), ("round", .integer(2)), ("attempt", .integer(2)), ("length", .integer(2)),
            ("body", .string(Self.digest.hex)), ("manifest", .string(Self.digest.hex)),
            ("study", .string(Self.digest.hex)),
        ] {
            var forged = members
            forged[name] = value
            let read = try ContributionEnvelope(json: .object(forged))
            #expect(!read.isSigned(by: Self.key.verificationKey), "another \(name)")
        }
    }

    @Test func `tensors that would be too large are refused before anything is allocated`() throws {
        for shape in [[1 << 24, 2], [1 << 30], [-1], [4096, 4096, 4096]] {
            let json = JSONValue.object([
                "name": .string("t"), "shape": .array(shape.map { .integer(Int64($0)) }), "limit": .string("1"),
            ])
            #expect(throws: JSONError.self) { try RoundManifest.Tensor(json: json) }
        }
    }

    @Test func `every refusal has an HTTP status of the client's or the server's fault`() {
        for code in RefusalCode.allCases { #expect((400..<600).contains(code.status)) }
        #expect(RefusalCode.coordinatorFault.status == 503, "the one that is worth trying again")
    }
}
