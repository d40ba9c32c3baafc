import CanonicalEncoding
public import Foundation
public import Identity
import Rounds
public import TransparencyLog

/// An initialised coordinator's folder, opened by whoever operates it: the server or a command.
public struct Consortium: Sendable {
    /// What is where.
    public let folder: CoordinatorFolder

    /// Who the consortium is and where it listens.
    public let settings: ConsortiumSettings

    /// The database.
    public let store: CoordinatorStore

    /// The log's files.
    public let projection: LogProjection

    /// The key of receipts, grants and studies.
    public let signingKey: SigningKey

    /// What checkpoints of the log are verified with.
    public let logVerifier: NoteVerifier

    /// The time of day in seconds since 1970.
    let time: @Sendable () -> Int

    /// Opens a folder that `coordinator init` made.
    public init(
        _ folder: CoordinatorFolder,
        time: @escaping @Sendable () -> Int = { Int(Date().timeIntervalSince1970) }
    ) throws {
        self.folder = folder
        self.time = time
        settings = try ConsortiumSettings.read(folder)
        store = try CoordinatorStore(at: folder.database)
        signingKey = try SigningKey(pem: Self.text(folder.signingKey))
        let secret = try Self.text(folder.logKey).trimmingCharacters(in: .whitespacesAndNewlines)
        let signer = try NoteSigner(secretText: secret)
        logVerifier = signer.verifier
        projection = LogProjection(folder: folder, signer: signer)
    }

    /// The certificate authority; its key is read only when something is to be issued.
    func authority() throws -> CertificateAuthority {
        try CertificateAuthority(
            certificatePEM: Self.text(folder.rootCertificate),
            keyPEM: Self.text(folder.authorityKey)
        )
    }

    /// The root certificate, whose fingerprint sites compare.
    public var rootCertificate: RootCertificate {
        get throws { try RootCertificate(pem: Self.text(folder.rootCertificate)) }
    }

    static func text(_ url: URL) throws -> String {
        guard let data = FileManager.default.contents(atPath: url.path) else {
            throw CoordinatorError.badFile(url.path, "is missing or not readable")
        }
        return String(decoding: data, as: UTF8.self)
    }
}
