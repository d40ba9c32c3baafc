import CCurl

/// What every request of a connection has in common, as libcurl wants it told.
struct CurlOptions: Sendable {
    /// The address without a slash at the end.
    let coordinator: String
    let configuration: TransportConfiguration

    init(_ configuration: TransportConfiguration) throws(TransportError) {
        self.configuration = configuration
        coordinator = try CoordinatorAddress(configuration.coordinator).description
        for (what, path) in [
            ("root certificate", configuration.rootCertificate), ("certificate", configuration.certificate),
            ("key", configuration.key),
        ] where path.isEmpty || path.utf8.contains(0) {
            throw .misconfigured("The file of the \(what) is not named.")
        }
    }

    /// No 100-continue: it would cost a second a large body, and a refusal closes the connection anyway.
    static let headers = ["Accept: application/json, application/octet-stream", "Expect:"]

    func apply(to handle: CurlHandle, request: HTTPSRequest) throws(TransportError) {
        try handle.set(CURLOPT_URL, coordinator + request.path)
        try applyProtocol(to: handle)
        try applyTrust(to: handle)
        try applyProxy(to: handle)
        try applyLimits(to: handle, request: request)
    }

    private func applyProtocol(to handle: CurlHandle) throws(TransportError) {
        try handle.set(CURLOPT_PROTOCOLS_STR, "https")
        try handle.set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
        try handle.set(CURLOPT_FOLLOWLOCATION, 0)
        // No signal handlers in a program with threads.
        try handle.set(CURLOPT_NOSIGNAL, 1)
        try handle.set(CURLOPT_USERAGENT, "intramural-site-agent")
        try handle.set(CURLOPT_TCP_KEEPALIVE, 1)
        try handle.set(CURLOPT_TCP_KEEPIDLE, 30)
        try handle.set(CURLOPT_TCP_KEEPINTVL, 15)
    }

    /// TLS 1.3, the consortium's root and nothing else, and this site's certificate.
    ///
    /// Sessions are not resumed: each connection shows its certificate anew.
    private func applyTrust(to handle: CurlHandle) throws(TransportError) {
        try handle.set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_3)
        try handle.set(CURLOPT_SSL_VERIFYPEER, 1)
        try handle.set(CURLOPT_SSL_VERIFYHOST, 2)
        try handle.set(CURLOPT_SSL_SESSIONID_CACHE, 0)
        try handle.set(CURLOPT_CAINFO, configuration.rootCertificate)
        try handle.set(CURLOPT_CAPATH, nil)
        try handle.set(CURLOPT_SSLCERTTYPE, "PEM")
        try handle.set(CURLOPT_SSLCERT, configuration.certificate)
        try handle.set(CURLOPT_SSLKEYTYPE, "PEM")
        try handle.set(CURLOPT_SSLKEY, configuration.key)
    }

    /// A proxy that is named applies to every host; without one libcurl follows the environment.
    private func applyProxy(to handle: CurlHandle) throws(TransportError) {
        try handle.set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        try handle.set(CURLOPT_PROXYAUTH, intramural_any_authentication)
        guard let proxy = configuration.proxy else { return }
        try handle.set(CURLOPT_PROXY, proxy)
        try handle.set(CURLOPT_NOPROXY, "")
    }

    private func applyLimits(to handle: CurlHandle, request: HTTPSRequest) throws(TransportError) {
        try handle.set(CURLOPT_CONNECTTIMEOUT, configuration.connectTimeoutSeconds)
        if let wait = request.waitSeconds {
            try handle.set(CURLOPT_TIMEOUT, wait + configuration.longPollMarginSeconds)
        } else {
            try handle.set(CURLOPT_TIMEOUT, configuration.requestTimeoutSeconds)
            try handle.set(CURLOPT_LOW_SPEED_LIMIT, 1)
            try handle.set(CURLOPT_LOW_SPEED_TIME, configuration.stallTimeoutSeconds)
        }
    }
}
