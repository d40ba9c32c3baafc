import CanonicalEncoding
import Identity
import Rounds
import SiteTransport
import Study
import Testing

@testable import CoordinatorServer

/// Each call of the exchange, by the real client to the real server over mutual TLS.
@Suite struct ExchangeTests {
    private let consortium: TestConsortium
    private let site: TestSite
    private let requests: RequestsDouble

    init() async throws {
        consortium = try TestConsortium()
        site = try consortium.site("site-a")
        requests = try RequestsDouble()
        try await requests.admit(site: site.name, certificatePEM: site.certificatePEM)
    }

    private func connected(_ body: @Sendable @escaping (CoordinatorConnection) async throws -> Void) async throws {
        let (consortium, site) = (consortium, site)
        try await consortium.listening(requests) { port in
            try await body(consortium.connection(site, port: port))
        }
    }

    @Test func `studies are listed and fetched with their signature`() async throws {
        let document = requests.document
        try await connected { connection in
            let offers = try await connection.studies()
            #expect(offers.map(\.study) == [document.digest])
            let signed = try SignedStudy(json: await connection.signedStudy(document.digest))
            #expect(signed.document == document && signed.isValid)
        }
    }

    @Test func `an approval arrives`() async throws {
        let approval = try TestMessages.approval(from: site, study: requests.study)
        try await connected { try await $0.submit(approval: approval.json, study: approval.study) }
        #expect(await requests.approvals == [approval])
    }

    @Test func `a contribution arrives unchanged and its receipt comes back`() async throws {
        let body = (0..<9600).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let envelope = try TestMessages.envelope(from: site, study: requests.study, body: body)
        let key = requests.key.verificationKey
        try await connected { connection in
            let receipt = try await connection.submit(envelope, body: body)
            #expect(receipt.isSigned(by: key) && receipt.body == envelope.body)
        }
        #expect(await requests.inputs.map(\.body) == [body])
    }

    @Test func `a large contribution and a large body pass whole`() async throws {
        let body = [UInt8](repeating: 7, count: 20 << 20)
        let envelope = try TestMessages.envelope(from: site, study: requests.study, body: body)
        let digest = await requests.publish(body)
        try await connected { connection in
            _ = try await connection.submit(envelope, body: body)
            let received = try await connection.body(digest, maximumBytes: body.count)
            #expect(received == body)
        }
        #expect(await requests.inputs.first?.body.count == body.count)
    }

    @Test func `an empty body is a body`() async throws {
        let digest = await requests.publish([])
        try await connected { connection in
            let body = try await connection.body(digest, maximumBytes: 10)
            #expect(body.isEmpty)
        }
    }

    @Test func `a body of more bytes than asked for is not read`() async throws {
        let digest = await requests.publish([UInt8](repeating: 7, count: 100_000))
        try await connected { connection in
            let error = TransportError.tooLarge(path: "/v1/bodies/\(digest.hex)", maximumBytes: 99_999)
            await #expect(throws: error) { try await connection.body(digest, maximumBytes: 99_999) }
            await #expect(throws: TransportError.self) { try await connection.body(digest, maximumBytes: 10) }
            let whole = try await connection.body(digest, maximumBytes: 100_000)
            #expect(whole.count == 100_000)
        }
    }

    @Test func `files of the log are served by their paths`() async throws {
        try await connected { connection in
            let file = try await connection.logFile("tile/0/x001/234.p/5", maximumBytes: 1000)
            #expect(String(decoding: file, as: UTF8.self) == "file tile/0/x001/234.p/5")
            let checkpoint = try await connection.logFile("checkpoint", maximumBytes: 1000)
            #expect(checkpoint.count == 15)
        }
    }

    @Test func `three thousand requests go over one connection`() async throws {
        let body = [UInt8](repeating: 1, count: 960)
        let envelope = try TestMessages.envelope(from: site, study: requests.study, body: body)
        try await connected { connection in
            for _ in 0..<3000 { _ = try await connection.submit(envelope, body: body) }
        }
        #expect(await requests.inputs.count == 3000)
    }
}
