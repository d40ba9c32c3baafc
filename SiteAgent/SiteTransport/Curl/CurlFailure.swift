import CCurl

/// How a transfer failed, as libcurl tells it, without any of its types.
struct CurlFailure: Sendable, Hashable {
    /// The CURLcode.
    let code: UInt32

    /// OpenSSL's verdict on the coordinator's certificate (an X509_V_ERR number); 0 if it had none to give.
    var verification = 0

    /// The proxy's answer to CONNECT; 0 if there was none.
    var proxyStatus = 0

    /// libcurl's own words.
    var detail = ""
}

extension CurlFailure {
    /// The failure in the words of this module.
    func error(coordinator: String, path: String) -> TransportError {
        if proxyStatus >= 300 { return .refusedByProxy(status: proxyStatus) }
        if let alert { return .certificateRefused(alert) }
        switch CURLcode(rawValue: code) {
        case CURLE_COULDNT_RESOLVE_HOST:
            return .unreachable(
                "The name in \(coordinator) cannot be resolved: check the address, and the DNS of this machine."
            )
        case CURLE_COULDNT_RESOLVE_PROXY:
            return .unreachable("The proxy's name cannot be resolved: check the proxy's address.")
        case CURLE_COULDNT_CONNECT:
            return .unreachable(
                "Nobody answers at \(coordinator): is the coordinator running, and may this machine reach it? "
                    + "(\(detail))"
            )
        case CURLE_OPERATION_TIMEDOUT: return .timedOut("\(coordinator) took too long to answer \(path) (\(detail)).")
        case CURLE_PEER_FAILED_VERIFICATION: return .untrusted(trustProblem(coordinator))
        case CURLE_SSL_CONNECT_ERROR where hasBrokenOff:
            return .unreachable("The connection to \(coordinator) broke while it was being secured (\(detail)).")
        case CURLE_SSL_CONNECT_ERROR:
            return .untrusted(
                "No TLS 1.3 connection to \(coordinator) came about (\(detail)): something in between may inspect it."
            )
        case CURLE_SSL_CERTPROBLEM:
            return .misconfigured("This site's certificate or key cannot be used (\(detail)): check both files.")
        case CURLE_SSL_CACERT_BADFILE:
            return .misconfigured("The consortium's root certificate cannot be read (\(detail)): check its file.")
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL:
            return .misconfigured("The address of the coordinator or proxy cannot be used (\(detail)).")
        case CURLE_WEIRD_SERVER_REPLY:
            return .unexpectedAnswer(path: path, reason: "is not HTTP as it should be (\(detail))")
        default:
            return .unreachable("The connection to \(coordinator) broke while asking for \(path) (\(detail)).")
        }
    }

    /// Whether a TLS handshake failed because the connection ended, as it does when the coordinator is stopped.
    ///
    /// OpenSSL names what it objects to with an error of its own ("SSL routines"); a reset or a closed connection is the
    /// system's error, or an unexpected end.
    private var hasBrokenOff: Bool { !detail.contains("SSL routines") || detail.contains("unexpected eof") }

    /// Why the certificate that the coordinator showed is not trusted (numbers: OpenSSL's x509_vfy.h).
    private func trustProblem(_ coordinator: String) -> String {
        let certificate = "The certificate of \(coordinator)"
        // libcurl compares the name itself; OpenSSL has no number for that.
        if detail.contains("subject name") || [62, 64].contains(verification) {
            return
                "\(certificate) belongs to another name: use a name that the coordinator's operator gave it. "
                + "(\(detail))"
        }
        switch verification {
        case 9:
            return "\(certificate) is not valid yet: check this machine's clock."
        case 10:
            return "\(certificate) has expired: check this machine's clock, then ask the coordinator's operator."
        case 18, 19, 20, 21:
            return
                "\(certificate) was not issued by this consortium: the address may be wrong, or something in between "
                + "inspects TLS; ask your IT department to exempt this address."
        default: return "\(certificate) is not acceptable (\(detail))."
        }
    }

    /// The TLS alert by which the coordinator refused this site's certificate (RFC 8446, section 6.2).
    ///
    /// With TLS 1.3 it arrives after the client's side of the handshake, so that no code of its own announces it.
    private var alert: String? {
        let alerts = [
            "certificate required", "certificate expired", "certificate revoked", "unknown ca", "certificate unknown",
            "bad certificate", "unsupported certificate", "access denied",
        ]
        return alerts.first { detail.contains("alert \($0)") }
    }
}
