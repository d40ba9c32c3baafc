import CanonicalEncoding
import Foundation
import Identity
import Rounds
import TransparencyLog

extension Consortium {
    /// Makes a new consortium in a folder: keys, certificates, database, and the first entry of the log.
    ///
    /// Nothing that exists is overwritten. The settings file is written last, so that an interrupted attempt leaves a
    /// folder that `init` refuses to take for a finished one, and says what to remove.
    public static func initialise(_ folder: CoordinatorFolder, settings: ConsortiumSettings, time: Int) throws {
        let files = FileManager.default
        guard !files.fileExists(atPath: folder.settings.path) else {
            throw CoordinatorError.alreadyInitialised(folder: folder.root.path)
        }
        guard !files.fileExists(atPath: folder.keys.path) else {
            throw CoordinatorError.halfInitialised(folder: folder.root.path)
        }
        // Contributions of single sites are in the database and, while aggregation is plain, in the log.
        try files.createDirectory(
            at: folder.root,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        try files.createDirectory(at: folder.log, withIntermediateDirectories: true)
        try files.createDirectory(
            at: folder.keys,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700]
        )
        let authority = try CertificateAuthority(consortium: settings.consortium, validFrom: time - 60)
        let server = try authority.issueServerCertificate(hostNames: settings.hostNames, validFrom: time - 60)
        let signingKey = SigningKey()
        let logSigner = try NoteSigner(name: settings.origin)
        try write(authority.keyPEM, to: folder.authorityKey, permissions: 0o600)
        try write(server.keyPEM, to: folder.serverKey, permissions: 0o600)
        try write(signingKey.pem, to: folder.signingKey, permissions: 0o600)
        try write(logSigner.secretText + "\n", to: folder.logKey, permissions: 0o600)
        try write(authority.certificatePEM, to: folder.rootCertificate)
        try write(server.certificatePEM, to: folder.serverCertificate)
        try write(logSigner.verifier.text + "\n", to: folder.logVerifierKey)

        let store = try CoordinatorStore(at: folder.database)
        let opened = LogEvent.logOpened(
            origin: settings.origin,
            consortium: settings.consortium,
            rootCertificate: authority.rootFingerprint,
            coordinatorKey: signingKey.verificationKey.bytes
        )
        try store.transaction { try $0.append([opened], time: time) }
        try LogProjection(folder: folder, signer: logSigner).project(store)
        try DurableFile.write(settings.json.canonicalBytes, to: folder.settings)
    }

    /// Issues the server a new key and certificate; returns when it ends, in seconds since 1970.
    public func renewServerCertificate() throws -> Int {
        let start = time() - 60
        let server = try authority().issueServerCertificate(hostNames: settings.hostNames, validFrom: start)
        try Self.write(server.keyPEM, to: folder.serverKey, permissions: 0o600)
        try Self.write(server.certificatePEM, to: folder.serverCertificate)
        return start + 86_400 * CertificateAuthority.issuedValidityDays
    }

    private static func write(_ text: String, to url: URL, permissions: Int = 0o644) throws {
        try DurableFile.write(Array(text.utf8), to: url, permissions: permissions)
    }
}
