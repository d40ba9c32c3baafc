import Foundation
import Identity
import Logging
import Rounds
import ServiceLifecycle
import SiteTransport
import Testing

@testable import CoordinatorServer

/// A consortium in a temporary folder: a root, a server certificate, and sites with certificates.
final class TestConsortium: Sendable {
    let folder: URL
    let authority: CertificateAuthority
    let now = Int(Date().timeIntervalSince1970)

    init(serverNames: [String] = ["127.0.0.1", "localhost"], serverStart: Int = 0, serverDays: Int = 30) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("intramural-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        authority = try CertificateAuthority(consortium: "Test", validFrom: now - 90 * 86_400)
        let server = try authority.issueServerCertificate(
            hostNames: serverNames,
            validFrom: now + serverStart,
            days: serverDays
        )
        try write(authority.certificatePEM, to: "root.pem")
        try write(server.certificatePEM, to: "server.pem")
        try write(server.keyPEM, to: "server-key.pem")
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }

    /// A site with its files; `authority` is another root for a foreign one.
    func site(
        _ name: String,
        from start: Int = 0,
        days: Int = 30,
        authority: CertificateAuthority? = nil
    ) throws -> TestSite {
        let (request, tlsKeyPEM, signingKey) = try EnrolmentRequest.create(site: name)
        let certificate = try (authority ?? self.authority).issueSiteCertificate(
            for: request,
            validFrom: now + start,
            days: days
        )
        let files = "\(name)-\(UUID().uuidString)"
        try write(certificate, to: "\(files).pem")
        try write(tlsKeyPEM, to: "\(files)-key.pem")
        return TestSite(
            name: name,
            certificatePEM: certificate,
            certificatePath: path("\(files).pem"),
            keyPath: path("\(files)-key.pem"),
            signingKey: signingKey
        )
    }

    /// Runs a listener while `body` runs, and shuts it down gracefully.
    func listening<Value: Sendable>(
        _ requests: any SiteRequests,
        limits: ListenerLimits = ListenerLimits(),
        log: CollectedLog = CollectedLog(),
        _ body: @Sendable @escaping (Int) async throws -> Value
    ) async throws -> Value {
        let (ports, port) = AsyncStream<Int>.makeStream()
        let listener = CoordinatorListener(
            requests: requests,
            address: "127.0.0.1",
            port: 0,
            tls: try CoordinatorListener.tls(
                certificate: path("server.pem"),
                key: path("server-key.pem"),
                root: path("root.pem")
            ),
            limits: limits,
            logger: log.logger,
            onListening: { port.yield($0) }
        )
        let services = ServiceGroup(configuration: .init(services: [listener], logger: log.logger))
        return try await withThrowingTaskGroup { group in
            group.addTask {
                defer { port.finish() }
                try await services.run()
            }
            guard let bound = await ports.first(where: { _ in true }) else { throw CancellationError() }
            let value: Value
            do {
                value = try await body(bound)
            } catch {
                await services.triggerGracefulShutdown()
                throw error
            }
            await services.triggerGracefulShutdown()
            try await group.waitForAll()
            return value
        }
    }

    /// How a site reaches the listener of a port.
    func configuration(_ site: TestSite, port: Int, host: String = "127.0.0.1") -> TransportConfiguration {
        TransportConfiguration(
            coordinator: "https://\(host):\(port)",
            rootCertificate: path("root.pem"),
            certificate: site.certificatePath,
            key: site.keyPath,
            proxy: ""
        )
    }

    func connection(_ site: TestSite, port: Int) throws -> CoordinatorConnection {
        try CoordinatorConnection(configuration: configuration(site, port: port), retry: .never)
    }
}

/// A site's keys and certificate files.
struct TestSite: Sendable {
    let name: String
    let certificatePEM: String
    let certificatePath: String
    let keyPath: String
    let signingKey: SigningKey
}
