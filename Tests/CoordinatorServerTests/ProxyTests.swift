import Identity
import SiteTransport
import Testing

@testable import CoordinatorServer

@Suite struct ProxyTests {
    private let consortium: TestConsortium
    private let site: TestSite
    private let requests: RequestsDouble

    init() async throws {
        consortium = try TestConsortium()
        site = try consortium.site("site-a")
        requests = try RequestsDouble()
        try await requests.admit(site: site.name, certificatePEM: site.certificatePEM)
    }

    /// Calls through a proxy; the port of the coordinator, and the error if there was one.
    private func call(through proxy: ConnectProxy, as user: String = "") async throws -> (Int, TransportError?) {
        let (consortium, site) = (consortium, site)
        return try await consortium.listening(requests) { port in
            var configuration = consortium.configuration(site, port: port)
            configuration.proxy = "http://\(user)127.0.0.1:\(proxy.port)"
            let connection = try CoordinatorConnection(configuration: configuration, retry: .never)
            do {
                _ = try await connection.studies()
                _ = try await connection.studies()
                return (port, nil)
            } catch let error as TransportError {
                return (port, error)
            }
        }
    }

    @Test func `a proxy passes the one connection on, unopened`() async throws {
        let proxy = try ConnectProxy()
        let (port, error) = try await call(through: proxy)
        #expect(error == nil)
        #expect(proxy.requests == ["CONNECT 127.0.0.1:\(port) HTTP/1.1"])
    }

    @Test func `a proxy that refuses is named with its status`() async throws {
        let (_, error) = try await call(through: ConnectProxy(refusal: "403 Forbidden"))
        #expect(error == .refusedByProxy(status: 403))
        #expect(error?.description.contains("IT department") == true)
    }

    @Test func `a proxy that wants a user is told apart`() async throws {
        let refusal = "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\""
        let (_, error) = try await call(through: ConnectProxy(refusal: refusal))
        #expect(error == .refusedByProxy(status: 407))
        #expect(error?.description.contains("user name and password") == true)
    }
}
