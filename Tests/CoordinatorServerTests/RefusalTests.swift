import CanonicalEncoding
import Identity
import Rounds
import SiteTransport
import Study
import Testing

@testable import CoordinatorServer

/// What a site with a good connection is refused, as its program sees it; each leaves a log line.
@Suite struct RefusalTests {
    private let consortium: TestConsortium
    private let site: TestSite
    private let requests: RequestsDouble
    private let log = CollectedLog()

    init() async throws {
        consortium = try TestConsortium()
        site = try consortium.site("site-a")
        requests = try RequestsDouble()
        try await requests.admit(site: site.name, certificatePEM: site.certificatePEM)
    }

    /// The code with which a call is refused, after which another call of the same connection must succeed.
    private func code(
        _ call: @Sendable @escaping (CoordinatorConnection) async throws -> Void
    ) async throws -> RefusalCode? {
        let (consortium, site) = (consortium, site)
        return try await consortium.listening(requests, log: log) { port in
            let connection = try consortium.connection(site, port: port)
            do {
                try await call(connection)
                return nil
            } catch TransportError.refused(let refusal) {
                _ = try await connection.studies()
                return refusal.code
            }
        }
    }

    @Test func `an envelope that speaks for another site`() async throws {
        let body = [UInt8](repeating: 0, count: 8)
        let envelope = try TestMessages.envelope(from: site, claiming: "site-b", study: requests.study, body: body)
        #expect(try await code { _ = try await $0.submit(envelope, body: body) } == .otherSite)
        #expect(log.lines.count == 1)
        #expect(log.lines.first?.hasPrefix("notice request refused call=input code=other-site") == true)
        #expect(log.lines.first?.contains("remote=127.0.0.1 site=site-a") == true)
    }

    @Test func `an approval that speaks for another site`() async throws {
        let approval = try TestMessages.approval(from: site, claiming: "site-b", study: requests.study)
        #expect(try await code { try await $0.submit(approval: approval.json, study: approval.study) } == .otherSite)
        #expect(log.lines.count == 1)
    }

    @Test func `signatures of another key`() async throws {
        let other = try consortium.site("site-a")
        let body = [UInt8](repeating: 0, count: 8)
        let envelope = try TestMessages.envelope(from: other, study: requests.study, body: body)
        #expect(try await code { _ = try await $0.submit(envelope, body: body) } == .badSignature)
        let approval = try TestMessages.approval(from: other, study: requests.study)
        #expect(try await code { try await $0.submit(approval: approval.json, study: approval.study) } == .badSignature)
        #expect(await requests.inputs.isEmpty)
    }

    @Test func `another body than the envelope names`() async throws {
        let envelope = try TestMessages.envelope(
            from: site,
            study: requests.study,
            body: [UInt8](repeating: 0, count: 8)
        )
        #expect(
            try await code { _ = try await $0.submit(envelope, body: [UInt8](repeating: 1, count: 8)) }
                == .malformedBody
        )
        #expect(
            try await code { _ = try await $0.submit(envelope, body: [UInt8](repeating: 0, count: 16)) }
                == .bodyTooLarge
        )
    }

    @Test func `a study, body or log file that is not there`() async throws {
        let digest = SHA256Digest(hashing: [9])
        #expect(try await code { _ = try await $0.signedStudy(digest) } == .unknownStudy)
        #expect(try await code { _ = try await $0.body(digest, maximumBytes: 100) } == .unknownBody)
        #expect(try await code { _ = try await $0.logFile("tile/0/000", maximumBytes: 1) } == .unknownBody)
    }

    @Test func `a site of the consortium that is not admitted`() async throws {
        let (consortium, requests) = (consortium, requests)
        let stranger = try consortium.site("stranger")
        try await consortium.listening(requests, log: log) { port in
            let connection = try consortium.connection(stranger, port: port)
            let error = await #expect(throws: TransportError.self) { _ = try await connection.studies() }
            #expect(error == .refused(Refusal(.unknownSite, "not admitted")))
        }
        #expect(log.lines.count == 1)
    }

    @Test func `a site that is revoked while its connection is open; others go on`() async throws {
        let (consortium, site, requests) = (consortium, site, requests)
        let other = try consortium.site("site-b")
        try await requests.admit(site: other.name, certificatePEM: other.certificatePEM)
        try await consortium.listening(requests, log: log) { port in
            let connection = try consortium.connection(site, port: port)
            _ = try await connection.studies()
            await requests.revoke("site-a")
            let error = await #expect(throws: TransportError.self) { _ = try await connection.studies() }
            #expect(error == .refused(Refusal(.revokedCertificate, "revoked")))
            _ = try await consortium.connection(other, port: port).studies()
        }
        #expect(log.lines.first?.contains("code=revoked-certificate") == true)
    }

    @Test func `a fault of the coordinator is told without its inside, and retried`() async throws {
        struct Inside: Error {}
        let (consortium, site, requests) = (consortium, site, requests)
        let notices = CollectedNotices()
        try await consortium.listening(requests, log: log) { port in
            let connection = try CoordinatorConnection(
                configuration: consortium.configuration(site, port: port),
                retry: RetryPolicy(maximumAttempts: 3, firstPauseSeconds: 0.001),
                onRetry: notices.append
            )
            await requests.fail(with: Inside())
            let error = await #expect(throws: TransportError.self) { _ = try await connection.studies() }
            guard case .refused(let refusal) = error else { throw Inside() }
            #expect(refusal.code == .coordinatorFault && !refusal.message.contains("Inside"))
            #expect(notices.all.map(\.attempt) == [1, 2])
            await requests.fail(with: nil)
            _ = try await connection.studies()
        }
        #expect(log.lines.count == 3)
        #expect(log.lines.allSatisfy { $0.hasPrefix("error request failed") && $0.contains("Inside") })
    }
}
