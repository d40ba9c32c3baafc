import Foundation
import Synchronization
import TestSupport
import Testing

@testable import SiteTransport

/// Coordinators that are not there.
@Suite struct UnreachableTests {
    private func configuration(_ address: String) -> TransportConfiguration {
        TransportConfiguration(
            coordinator: address,
            rootCertificate: "/etc/ssl/certs/ca-certificates.crt",
            certificate: "/nowhere",
            key: "/nowhere",
            proxy: ""
        )
    }

    @Test func `a closed port is retried as the policy says, then told`() async throws {
        let port = try LoopbackListener.closedPort()
        let seen = Mutex<[String]>([])
        let pauses = Mutex<[Double]>([])
        let connection = try CoordinatorConnection(
            configuration: configuration("https://127.0.0.1:\(port)"),
            retry: RetryPolicy(maximumAttempts: 4),
            onRetry: { notice in seen.withLock { $0.append(notice.description) } },
            pause: { seconds in pauses.withLock { $0.append(seconds) } }
        )
        let error = await #expect(throws: TransportError.self) { _ = try await connection.studies() }
        guard case .unreachable(let text) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(text.hasPrefix("Nobody answers at https://127.0.0.1:\(port): is the coordinator running"))
        #expect(seen.withLock { $0.count } == 3)
        #expect(pauses.withLock { $0.count } == 3)
        #expect(seen.withLock { $0.first?.contains("Attempt 1 failed; trying again in 0.") } == true)
    }

    @Test func `a name that nobody has`() async throws {
        let connection = try CoordinatorConnection(
            configuration: configuration("https://coordinator.invalid"),
            retry: .never
        )
        let error = await #expect(throws: TransportError.self) { _ = try await connection.studies() }
        guard case .unreachable(let text) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(text.contains("cannot be resolved") && text.contains("coordinator.invalid"))
    }

    @Test func `a proxy that nobody has`() async throws {
        var configuration = configuration("https://127.0.0.1:1")
        configuration.proxy = "http://proxy.invalid:3128"
        let connection = try CoordinatorConnection(configuration: configuration, retry: .never)
        let error = await #expect(throws: TransportError.self) { _ = try await connection.studies() }
        #expect(error == .unreachable("The proxy's name cannot be resolved: check the proxy's address."))
    }

    /// The certificate files must be there for the handshake to begin, so a plain CONNECT to a silent proxy stands in.
    private func silent(_ listener: LoopbackListener) throws -> TransportConfiguration {
        var configuration = configuration("https://127.0.0.1:1")
        configuration.proxy = "http://127.0.0.1:\(listener.port)"
        return configuration
    }

    @Test func `a listener that says nothing runs into the time limit`() async throws {
        let listener = try LoopbackListener()
        var configuration = try silent(listener)
        configuration.connectTimeoutSeconds = 1
        let connection = try CoordinatorConnection(configuration: configuration, retry: .never)
        let error = await #expect(throws: TransportError.self) { _ = try await connection.studies() }
        guard case .timedOut = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.isTransient == true)
    }

    /// Would take an hour if cancelling did nothing.
    @Test func `cancelling ends a call that hangs, and a pause`() async throws {
        let listener = try LoopbackListener()
        var configuration = try silent(listener)
        configuration.connectTimeoutSeconds = 3600
        let connection = try CoordinatorConnection(configuration: configuration, retry: .patient)
        let call = Task { try await connection.studies() }
        // The call has begun when its connection is there.
        let accepted = await listener.accepted()
        call.cancel()
        await #expect(throws: CancellationError.self) { try await call.value }
        try accepted?.close()

        let closed = try CoordinatorConnection(
            configuration: self.configuration("https://127.0.0.1:\(LoopbackListener.closedPort())"),
            retry: RetryPolicy(maximumAttempts: nil, firstPauseSeconds: 3600, longestPauseSeconds: 3600)
        )
        let pausing = Task { try await closed.studies() }
        pausing.cancel()
        await #expect(throws: CancellationError.self) { try await pausing.value }
    }
}
