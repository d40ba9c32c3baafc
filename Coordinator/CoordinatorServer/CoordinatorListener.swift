public import CoordinatorCore
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
public import Logging
import NIOCore
import NIOSSL
public import ServiceLifecycle

/// The coordinator's HTTPS listener: TLS 1.3, client certificates of the consortium's root only, HTTP/1.1.
///
/// HTTP/1.1 on purpose: nio-http2 counts each request of a long-lived connection as a glitch and closes at the 201st.
/// Run it in a `ServiceGroup`; a graceful shutdown answers what is under way, long-polls at once.
public struct CoordinatorListener: Service {
    private let requests: any SiteRequests
    private let address: String
    private let port: Int
    private let tls: TLSConfiguration
    private let limits: ListenerLimits
    private let logger: Logger
    private let onListening: @Sendable (Int) -> Void

    /// Prepares a listener; reads the three PEM files.
    ///
    /// Port 0 takes any free one. `onListening` is told the port when connections are accepted.
    public init(
        coordinator: Coordinator,
        address: String,
        port: Int,
        serverCertificate: String,
        serverKey: String,
        rootCertificate: String,
        logger: Logger,
        onListening: @escaping @Sendable (Int) -> Void = { _ in }
    ) throws(ListenerError) {
        self.init(
            requests: coordinator,
            address: address,
            port: port,
            tls: try Self.tls(certificate: serverCertificate, key: serverKey, root: rootCertificate),
            limits: ListenerLimits(),
            logger: logger,
            onListening: onListening
        )
    }

    init(
        requests: any SiteRequests,
        address: String,
        port: Int,
        tls: TLSConfiguration,
        limits: ListenerLimits,
        logger: Logger,
        onListening: @escaping @Sendable (Int) -> Void
    ) {
        self.requests = requests
        self.address = address
        self.port = port
        self.tls = tls
        self.limits = limits
        self.logger = logger
        self.onListening = onListening
    }

    /// Listens until the task is cancelled or the service group shuts down gracefully.
    public func run() async throws {
        let application = Application(
            responder: SiteResponder(requests: requests, limits: limits),
            server: server,
            configuration: ApplicationConfiguration(
                address: .hostname(address, port: port),
                availableConnectionsDelegate: MaximumAvailableConnections(limits.connections)
            ),
            onServerRunning: { [onListening] channel in onListening(channel.localAddress?.port ?? 0) },
            logger: logger
        )
        do {
            try await application.run()
        } catch let error as IOError {
            throw ListenerError.cannotListen(address: address, port: port, reason: error.description)
        }
    }

    private var server: HTTPServerBuilder {
        let (tls, limits, logger) = (tls, limits, logger)
        return HTTPServerBuilder { responder in
            var decoder = HTTP1Channel.Configuration.DecoderConfiguration()
            decoder.maxHeaderFieldSize = limits.headBytes
            decoder.maxHeaderListSize = limits.headBytes
            decoder.maxHeaderFieldCount = 100
            let configuration = HTTP1Channel.Configuration(
                additionalChannelHandlers: [ConnectionWatch(limits: limits, logger: logger)],
                idleTimeout: .seconds(Int64(limits.idleSeconds)),
                httpDecoderConfiguration: decoder
            )
            let channel = HTTP1Channel(responder: responder, configuration: configuration)
            return PeerChannel(base: try TLSChannel(channel, tlsConfiguration: tls))
        }
    }
}

// MARK: - TLS

extension CoordinatorListener {
    /// Callers need a certificate that the root issued for clients; no other authority counts, whatever the machine
    /// trusts.
    static func tls(certificate: String, key: String, root: String) throws(ListenerError) -> TLSConfiguration {
        let chain = try read("server certificate") { try NIOSSLCertificate.fromPEMFile(certificate) }
        let privateKey = try read("server key") { try NIOSSLPrivateKey(file: key, format: .pem) }
        let roots = try read("root certificate") { try NIOSSLCertificate.fromPEMFile(root) }
        guard chain.count == 1, roots.count == 1 else {
            throw .unusableFile(what: "server or root certificate", reason: "there must be one in the file")
        }
        var tls = TLSConfiguration.makeServerConfigurationWithMTLS(
            certificateChain: chain.map { .certificate($0) },
            privateKey: .privateKey(privateKey),
            trustRoots: .certificates(roots)
        )
        tls.minimumTLSVersion = .tlsv13
        tls.applicationProtocols = ["http/1.1"]
        _ = try read("server certificate and key") { try NIOSSLContext(configuration: tls) }
        return tls
    }

    private static func read<Value>(_ what: String, _ body: () throws -> Value) throws(ListenerError) -> Value {
        do {
            return try body()
        } catch {
            throw .unusableFile(what: what, reason: "\(error)")
        }
    }
}
