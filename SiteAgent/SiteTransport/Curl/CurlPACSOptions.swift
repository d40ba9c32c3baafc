import CCurl

/// What every request to a PACS has in common, as libcurl wants it told.
struct CurlPACSOptions: Sendable {
    let address: PACSAddress
    let configuration: PACSConfiguration

    init(_ configuration: PACSConfiguration) throws(PACSError) {
        self.configuration = configuration
        address = try PACSAddress(configuration.address, allowPlainHTTP: configuration.allowsPlainHTTP)
        guard configuration.certificate == nil || configuration.key != nil else {
            throw .misconfigured("A client certificate needs its key too.")
        }
        guard configuration.key == nil || configuration.certificate != nil else {
            throw .misconfigured("A client's key needs its certificate too.")
        }
        for file in [configuration.authority, configuration.certificate, configuration.key] {
            if let file, file.isEmpty || file.utf8.contains(0) { throw .misconfigured("A file is not named.") }
        }
    }

    /// The headers that say who asks; libcurl drops them if it follows a redirect, which it does not.
    var headers: [String] {
        guard case .bearer(let token) = configuration.credentials.kind else { return [] }
        return ["Authorization: Bearer \(token)"]
    }

    func apply(to handle: CurlHandle, request: PACSRequest) throws(TransportError) {
        try handle.set(CURLOPT_URL, address.description + request.path)
        try handle.set(CURLOPT_PROTOCOLS_STR, address.isPlain ? "http" : "https")
        try handle.set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
        try handle.set(CURLOPT_FOLLOWLOCATION, 0)
        // No signal handlers in a program with threads.
        try handle.set(CURLOPT_NOSIGNAL, 1)
        try handle.set(CURLOPT_USERAGENT, "intramural-site-agent")
        try handle.set(CURLOPT_TCP_KEEPALIVE, 1)
        try applyTrust(to: handle)
        try applyCredentials(to: handle)
        try applyProxy(to: handle)
        try handle.set(CURLOPT_CONNECTTIMEOUT, configuration.connectTimeoutSeconds)
        try handle.set(CURLOPT_TIMEOUT, request.timeoutSeconds)
        try handle.set(CURLOPT_LOW_SPEED_LIMIT, 1)
        try handle.set(CURLOPT_LOW_SPEED_TIME, configuration.stallTimeoutSeconds)
    }

    /// TLS 1.2 or later: many archives do not speak 1.3 yet.
    ///
    /// A file of authorities replaces what the machine trusts.
    private func applyTrust(to handle: CurlHandle) throws(TransportError) {
        try handle.set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
        try handle.set(CURLOPT_SSL_VERIFYPEER, 1)
        try handle.set(CURLOPT_SSL_VERIFYHOST, 2)
        if let authority = configuration.authority {
            try handle.set(CURLOPT_CAINFO, authority)
            try handle.set(CURLOPT_CAPATH, nil)
        }
        guard let certificate = configuration.certificate, let key = configuration.key else { return }
        try handle.set(CURLOPT_SSLCERTTYPE, "PEM")
        try handle.set(CURLOPT_SSLCERT, certificate)
        try handle.set(CURLOPT_SSLKEYTYPE, "PEM")
        try handle.set(CURLOPT_SSLKEY, key)
    }

    /// User and password are sent with the first request, as libcurl does unless told otherwise (basic).
    private func applyCredentials(to handle: CurlHandle) throws(TransportError) {
        guard case .basic(let user, let password) = configuration.credentials.kind else { return }
        try handle.set(CURLOPT_USERNAME, user)
        try handle.set(CURLOPT_PASSWORD, password)
    }

    /// A proxy that is named applies to every host; without one libcurl follows the environment.
    private func applyProxy(to handle: CurlHandle) throws(TransportError) {
        try handle.set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        try handle.set(CURLOPT_PROXYAUTH, intramural_any_authentication)
        guard let proxy = configuration.proxy else { return }
        try handle.set(CURLOPT_PROXY, proxy)
        try handle.set(CURLOPT_NOPROXY, "")
    }
}
