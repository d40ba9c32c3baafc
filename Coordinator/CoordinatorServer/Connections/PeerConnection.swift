import Identity
import NIOCore
import NIOSSL
import Rounds
import Synchronization

/// One site's connection: remembers the certificate that the TLS handshake verified.
final class PeerConnection: Sendable {
    /// The connection that the current task serves.
    @TaskLocal static var current: PeerConnection?

    private let channel: any Channel
    private let certificate = Mutex<PeerCertificate?>(nil)

    init(channel: any Channel) {
        self.channel = channel
    }

    /// The caller's address, for log lines.
    var remoteAddress: String { channel.remoteAddress?.ipAddress ?? "unknown" }

    /// The caller's certificate; read once a connection.
    ///
    /// The TLS handler is in this channel's own pipeline. (On HTTP/2 it would be in the parent's.)
    func peer() async throws -> PeerCertificate {
        if let known = certificate.withLock({ $0 }) { return known }
        guard let shown = try await channel.nioSSL_peerCertificate().get() else {
            throw Refusal(.unknownSite, "a site's certificate is required")
        }
        do {
            let peer = try PeerCertificate(der: shown.toDERBytes())
            certificate.withLock { $0 = peer }
            return peer
        } catch let error as IdentityError {
            throw Refusal(.unknownSite, error.description)
        }
    }
}
