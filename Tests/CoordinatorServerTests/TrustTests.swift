import CanonicalEncoding
import Foundation
import Identity
import Rounds
import SiteTransport
import Testing

@testable import CoordinatorServer

/// Who does not trust whom, and in which words the site's data manager hears of it.
@Suite struct TrustTests {
    private let requests: RequestsDouble

    init() throws {
        requests = try RequestsDouble()
    }

    /// The error that a site's call ends with.
    private func error(
        _ consortium: TestConsortium,
        _ site: TestSite,
        log: CollectedLog = CollectedLog(),
        _ change: @Sendable @escaping (inout TransportConfiguration) -> Void = { _ in }
    ) async throws -> TransportError? {
        try await requests.admit(site: site.name, certificatePEM: site.certificatePEM)
        return try await consortium.listening(requests, log: log) { port in
            var configuration = consortium.configuration(site, port: port)
            change(&configuration)
            let connection = try CoordinatorConnection(configuration: configuration, retry: .never)
            do {
                _ = try await connection.studies()
                return nil
            } catch let error as TransportError {
                return error
            }
        }
    }

    @Test func `a site's expired certificate`() async throws {
        let consortium = try TestConsortium()
        let log = CollectedLog()
        let site = try consortium.site("site-a", from: -40 * 86_400, days: 30)
        #expect(try await error(consortium, site, log: log) == .certificateRefused("certificate expired"))
        #expect(log.lines.count == 1 && log.lines.first?.hasPrefix("notice connection refused") == true, "\(log.lines)")
    }

    @Test func `a site's certificate of a foreign root of the same name`() async throws {
        let consortium = try TestConsortium()
        let log = CollectedLog()
        let foreign = try CertificateAuthority(consortium: "Test", validFrom: consortium.now - 86_400)
        let site = try consortium.site("site-a", authority: foreign)
        guard case .certificateRefused = try await error(consortium, site, log: log) else {
            Issue.record("\(String(describing: try await error(consortium, site)))")
            return
        }
        #expect(log.lines.count == 1, "\(log.lines)")
    }

    @Test(.enabled(if: ChildProcess.areInstalled, "curl is not installed"))
    func `no certificate, an old TLS, and the server's own certificate`() async throws {
        let consortium = try TestConsortium()
        let log = CollectedLog()
        let site = try consortium.site("site-a")
        try await requests.admit(site: site.name, certificatePEM: site.certificatePEM)
        let server = TestSite(
            name: "server",
            certificatePEM: "",
            certificatePath: consortium.path("server.pem"),
            keyPath: consortium.path("server-key.pem"),
            signingKey: SigningKey()
        )
        try await consortium.listening(requests, log: log) { port in
            #expect(try await consortium.curl(nil, port: port, "/v1/studies").status != 0)
            #expect(try await consortium.curl(site, port: port, "/v1/studies", ["--tls-max", "1.2"]).status != 0)
            #expect(try await consortium.curl(server, port: port, "/v1/studies").status != 0)
            _ = try await consortium.connection(site, port: port).studies()
        }
        #expect(log.lines.count == 3, "\(log.lines)")
    }

    @Test func `a coordinator of another name, named as such`() async throws {
        let consortium = try TestConsortium(serverNames: ["coordinator.example.org"])
        guard case .untrusted(let text) = try await error(consortium, consortium.site("site-a")) else {
            Issue.record("no trust problem")
            return
        }
        #expect(text.contains("belongs to another name"))
    }

    @Test func `a coordinator whose certificate has expired`() async throws {
        let consortium = try TestConsortium(serverStart: -60 * 86_400, serverDays: 30)
        guard case .untrusted(let text) = try await error(consortium, consortium.site("site-a")) else {
            Issue.record("no trust problem")
            return
        }
        #expect(text.contains("has expired") && text.contains("clock"))
    }

    @Test func `a coordinator of another consortium`() async throws {
        let consortium = try TestConsortium()
        let other = try CertificateAuthority(consortium: "Test", validFrom: consortium.now)
        try consortium.write(other.certificatePEM, to: "other-root.pem")
        let path = consortium.path("other-root.pem")
        let error = try await error(consortium, consortium.site("site-a")) { $0.rootCertificate = path }
        guard case .untrusted(let text) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(text.contains("not issued by this consortium"))
    }

    @Test func `own files that are missing or do not belong together`() async throws {
        let consortium = try TestConsortium()
        let other = try consortium.site("site-b")
        let changes: [@Sendable (inout TransportConfiguration) -> Void] = [
            { $0.key = other.keyPath }, { $0.key = "/nowhere/key.pem" }, { $0.certificate = "/nowhere/site.pem" },
            { $0.rootCertificate = "/nowhere/root.pem" },
        ]
        for change in changes {
            let error = try await error(consortium, consortium.site("site-a"), change)
            guard case .misconfigured = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
        }
    }
}
