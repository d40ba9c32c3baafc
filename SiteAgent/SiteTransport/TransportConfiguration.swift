/// How a site reaches its coordinator.
public struct TransportConfiguration: Sendable, Hashable {
    /// The coordinator's address, for example `https://coordinator.example.org:8443`.
    public var coordinator: String

    /// The file with the consortium's root certificate (PEM), the only one that is trusted.
    public var rootCertificate: String

    /// The file with the site's certificate (PEM).
    public var certificate: String

    /// The file with the site's private TLS key (PEM).
    public var key: String

    /// The proxy's address, with user and password if it wants them.
    ///
    /// `nil` takes what `https_proxy` and `no_proxy` say in the environment; an empty text uses none whatever they say.
    public var proxy: String?

    /// How long connecting may take, proxy and TLS included.
    public var connectTimeoutSeconds = 20

    /// How long a whole request may take, long-polls excepted.
    public var requestTimeoutSeconds = 600

    /// How long a request may go on without a byte moving, long-polls excepted.
    public var stallTimeoutSeconds = 60

    /// How much longer than the time asked for a long-poll may take.
    public var longPollMarginSeconds = 15

    /// Creates a configuration with the usual time limits.
    public init(
        coordinator: String,
        rootCertificate: String,
        certificate: String,
        key: String,
        proxy: String? = nil
    ) {
        self.coordinator = coordinator
        self.rootCertificate = rootCertificate
        self.certificate = certificate
        self.key = key
        self.proxy = proxy
    }
}
