import CCurl

extension CurlFailure {
    /// The failure of a transfer from a PACS, in words for a hospital's people.
    func pacsError(address: String) -> PACSError {
        if proxyStatus >= 300 { return .refusedByProxy(status: proxyStatus) }
        if isAboutOurCertificate {
            return .untrusted(
                "The PACS at \(address) does not accept this program's certificate, or wants one (\(detail)): "
                    + "ask the PACS administrator for a client certificate and its key."
            )
        }
        // libcurl has no code of its own for a server that does not speak HTTP.
        if detail.contains("HTTP/0.9") || CURLcode(rawValue: code) == CURLE_WEIRD_SERVER_REPLY {
            return .unexpectedAnswer("\(address) does not answer as a web server does (\(detail)): check the port.")
        }
        switch CURLcode(rawValue: code) {
        case CURLE_COULDNT_RESOLVE_HOST:
            return .unreachable("The name in \(address) cannot be resolved: check the address, and this machine's DNS.")
        case CURLE_COULDNT_RESOLVE_PROXY:
            return .unreachable("The proxy's name cannot be resolved: check the proxy's address.")
        case CURLE_COULDNT_CONNECT:
            return .unreachable(
                "Nobody answers at \(address): is the PACS running, is the port right, and may this machine reach it? "
                    + "(\(detail))"
            )
        case CURLE_OPERATION_TIMEDOUT: return .timedOut("\(address) took too long to answer (\(detail)).")
        case CURLE_PEER_FAILED_VERIFICATION: return .untrusted(trustProblem(address))
        case CURLE_SSL_CONNECT_ERROR where detail.contains("SSL routines") && !detail.contains("unexpected eof"):
            return .untrusted(
                "No secure connection to \(address) came about (\(detail)): the PACS may speak plain http at this "
                    + "port, or no TLS 1.2 or later."
            )
        case CURLE_SSL_CONNECT_ERROR:
            return .unreachable("The connection to \(address) broke while it was being secured (\(detail)).")
        case CURLE_SSL_CERTPROBLEM:
            return .misconfigured("The client certificate or its key cannot be used (\(detail)): check both files.")
        case CURLE_SSL_CACERT_BADFILE:
            return .misconfigured("The file of the certificate authority cannot be read (\(detail)).")
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL:
            return .misconfigured("The address of the PACS or the proxy cannot be used (\(detail)).")
        default:
            return .unreachable("The connection to \(address) broke (\(detail)).")
        }
    }

    /// Why the PACS's certificate is not trusted (numbers: OpenSSL's x509_vfy.h).
    private func trustProblem(_ address: String) -> String {
        let certificate = "The certificate of \(address)"
        if detail.contains("subject name") || [62, 64].contains(verification) {
            return "\(certificate) belongs to another name: use the name that stands in it. (\(detail))"
        }
        switch verification {
        case 9: return "\(certificate) is not valid yet: check this machine's clock."
        case 10: return "\(certificate) has expired: tell the PACS administrator."
        case 18, 19, 20, 21:
            return
                "\(certificate) was not issued by anybody whom this machine trusts: ask the PACS administrator for the "
                + "certificate of the hospital's authority, and name its file with --ca."
        default: return "\(certificate) is not acceptable (\(detail))."
        }
    }

    /// TLS alerts by which a server refuses a client's certificate (RFC 8446, section 6.2).
    private var isAboutOurCertificate: Bool {
        ["certificate required", "unknown ca", "bad certificate", "certificate unknown"]
            .contains { detail.contains("alert \($0)") }
    }
}
