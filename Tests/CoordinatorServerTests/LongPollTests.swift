import CanonicalEncoding
import Rounds
import SiteTransport
import Testing

@testable import CoordinatorServer

@Suite struct LongPollTests {
    private let consortium: TestConsortium
    private let site: TestSite
    private let requests: RequestsDouble

    init() async throws {
        consortium = try TestConsortium()
        site = try consortium.site("site-a")
        requests = try RequestsDouble()
        try await requests.admit(site: site.name, certificatePEM: site.certificatePEM)
    }

    @Test func `a long-poll is answered when there is something`() async throws {
        let (consortium, site, requests) = (consortium, site, requests)
        let manifest = TestMessages.manifest(study: requests.study, words: 3)
        try await consortium.listening(requests) { port in
            let connection = try consortium.connection(site, port: port)
            let idle = try await connection.nextRound(study: requests.study, wait: 0)
            #expect(idle == .waiting(reason: "no round is open", closedRounds: 0))
            async let offer = connection.nextRound(study: requests.study, wait: 25)
            await requests.untilHeld()
            await requests.answerWaiting(.round(manifest))
            let received = try await offer
            #expect(received == .round(manifest))
        }
    }

    @Test func `cancelling ends a long-poll at once, and the next request works`() async throws {
        let (consortium, site, requests) = (consortium, site, requests)
        try await consortium.listening(requests) { port in
            let connection = try consortium.connection(site, port: port)
            let poll = Task { try await connection.nextRound(study: requests.study, wait: 25) }
            await requests.untilHeld()
            poll.cancel()
            await #expect(throws: CancellationError.self) { try await poll.value }
            // The server still holds it: it was not the answer that ended the client's call.
            #expect(await requests.waiting == 1)
            let studies = try await connection.studies()
            #expect(studies.count == 1)
            await requests.answerWaiting(.stopped(reason: "test"))
        }
    }

    @Test func `a graceful shutdown answers held long-polls`() async throws {
        let (consortium, site, requests) = (consortium, site, requests)
        let poll = try await consortium.listening(requests) { port in
            let connection = try consortium.connection(site, port: port)
            let poll = Task { try await connection.nextRound(study: requests.study, wait: 25) }
            await requests.untilHeld()
            return poll
        }
        #expect(try await poll.value == .stopped(reason: "shutting down"))
    }
}
