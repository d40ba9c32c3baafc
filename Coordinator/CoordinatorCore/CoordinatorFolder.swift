public import Foundation

/// The coordinator's folder and what is where in it.
public struct CoordinatorFolder: Sendable {
    /// The folder itself.
    public let root: URL

    /// Creates the description of a folder; touches nothing.
    public init(_ root: URL) {
        self.root = root
    }

    /// Name, address and log origin.
    public var settings: URL { root.appendingPathComponent("coordinator.json") }

    /// Everything that has to survive: sites, studies, contributions, log entries.
    public var database: URL { root.appendingPathComponent("coordinator.sqlite") }

    /// The log as static files, a projection of the database that can be copied anywhere.
    public var log: URL { root.appendingPathComponent("log") }

    /// The folder of private keys, readable by the owner alone.
    public var keys: URL { root.appendingPathComponent("keys") }

    /// The consortium's root certificate.
    public var rootCertificate: URL { root.appendingPathComponent("root-certificate.pem") }

    /// The listener's certificate.
    public var serverCertificate: URL { root.appendingPathComponent("server-certificate.pem") }

    /// The private key of the consortium's certificate authority.
    public var authorityKey: URL { keys.appendingPathComponent("authority.pem") }

    /// The private key of the listener.
    public var serverKey: URL { keys.appendingPathComponent("server.pem") }

    /// The key that signs receipts, grants and studies.
    public var signingKey: URL { keys.appendingPathComponent("coordinator-signing.pem") }

    /// The key that signs checkpoints of the log.
    public var logKey: URL { keys.appendingPathComponent("log-signing.key") }

    /// What checkpoints of the log are verified with, beside the log so that a copy carries it along.
    public var logVerifierKey: URL { log.appendingPathComponent("key") }

    /// The lock that the running server holds.
    var serverLock: URL { root.appendingPathComponent("server.lock") }

    /// The lock that whoever writes the log's files holds.
    var logLock: URL { root.appendingPathComponent("log.lock") }
}
