import Rounds
import Testing

@testable import SiteTransport

@Suite struct CurlFailureTests {
    private func error(
        _ code: UInt32,
        verification: Int = 0,
        proxy: Int = 0,
        detail: String = "detail"
    ) -> TransportError {
        CurlFailure(code: code, verification: verification, proxyStatus: proxy, detail: detail)
            .error(coordinator: "https://a", path: "/v1/studies")
    }

    /// The alerts of RFC 8446 by which a server says that it does not accept a client's certificate.
    @Test(arguments: ["certificate required", "certificate expired", "unknown ca", "bad certificate"])
    func `an alert about this site's certificate is told as such, whatever the code`(alert: String) {
        let detail = "OpenSSL SSL_read: error:0A00045C:SSL routines::tlsv13 alert \(alert), errno 0"
        #expect(error(.receiveError, detail: detail) == .certificateRefused(alert))
        #expect(error(.tlsConnectError, detail: detail) == .certificateRefused(alert))
    }

    @Test func `only what time alone may mend is transient`() {
        #expect(error(.couldNotConnect).isTransient)
        #expect(error(.couldNotResolve).isTransient)
        #expect(error(.timedOut).isTransient)
        #expect(error(.receiveError).isTransient)
        #expect(error(.gotNothing).isTransient)
        #expect(!error(.peerFailedVerification, verification: 10).isTransient)
        #expect(!error(.certificateProblem).isTransient)
        #expect(!error(.receiveError, proxy: 403).isTransient)
        for code in RefusalCode.allCases {
            #expect(TransportError.refused(Refusal(code, "x")).isTransient == (code == .coordinatorFault))
        }
    }

    /// What libcurl and OpenSSL say when the coordinator is killed during the handshake.
    @Test(arguments: [
        "Recv failure: Connection reset by peer", "OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to a:443 ",
        "TLS connect error: error:0A000126:SSL routines::unexpected eof while reading",
    ])
    func `a handshake that breaks off is tried again`(detail: String) {
        #expect(error(.tlsConnectError, detail: detail).isTransient)
    }

    @Test func `a handshake that TLS itself objects to is not tried again`() {
        let old = "error:0A00042E:SSL routines::tlsv1 alert protocol version"
        let plain = "error:0A00010B:SSL routines::wrong version number"
        for detail in [old, plain] {
            guard case .untrusted = error(.tlsConnectError, detail: detail) else {
                Issue.record("\(detail) is no matter of trust")
                continue
            }
        }
    }

    @Test func `every CURLcode has a sentence`() {
        for code in 1..<100 {
            let text = CurlFailure(code: UInt32(code), detail: "x").error(coordinator: "https://a", path: "/")
                .description
            #expect(
                text.count > 20 && text.hasSuffix(".") || text.hasSuffix(")") || text.hasSuffix("?"),
                "\(code): \(text)"
            )
        }
    }
}

/// The CURLcodes by their documented numbers.
extension UInt32 {
    fileprivate static let couldNotResolve: UInt32 = 6
    fileprivate static let couldNotConnect: UInt32 = 7
    fileprivate static let timedOut: UInt32 = 28
    fileprivate static let tlsConnectError: UInt32 = 35
    fileprivate static let gotNothing: UInt32 = 52
    fileprivate static let receiveError: UInt32 = 56
    fileprivate static let certificateProblem: UInt32 = 58
    fileprivate static let peerFailedVerification: UInt32 = 60
}
